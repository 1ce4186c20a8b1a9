// Runs in a page, as it stands. Uses a base class in every way that the widgets do, and gives the protocol of what happened.
globalThis.scenario = async (name) => {
  const { LitElement, html, css } = globalThis[name];
  const log = [];
  const tag = `x-${name}`;
  class Probe extends LitElement {
    static properties = { word: {}, size: { type: Number }, on: { type: Boolean }, longName: { attribute: 'long-name' } };
    static styles = [css`:host { display: block } p { color: rgb(${1}, 2, 3) }`, [css`p { font-size: 33px }`]];
    again = 0;
    updated() {
      log.push(`updated ${this.hasUpdated}`);
      if (this.again-- > 0) this.requestUpdate();
    }
    #click() {
      log.push(`click ${this instanceof Probe}`);
    }
    render() {
      log.push(`render ${String(this.word)} ${String(this.size)} ${String(this.on)} ${String(this.longName)}`);
      return html`<p @click=${this.#click}>${this.word}</p>`;
    }
  }
  const watch = (host, id) => host.addController({
    hostConnected: () => log.push(`${id} connected`),
    hostDisconnected: () => log.push(`${id} disconnected`),
    hostUpdate: () => (log.push(`${id} update`), host.requestUpdate()),
    hostUpdated: () => log.push(`${id} updated`),
  });
  const settle = async () => { for (let turn = 0; turn < 20; turn++) await Promise.resolve(); log.push('–'); };

  document.body.innerHTML = `<${tag} size="7" on long-name="n">fallback</${tag}><main></main>`;
  const early = document.querySelector(tag);
  early.word = 'set before the code';
  customElements.define(tag, Probe);
  await settle();
  log.push(`own ${Object.keys(early).includes('word')} ${early.renderRoot === early.shadowRoot}`);
  const style = getComputedStyle(early.shadowRoot.querySelector('p'));
  log.push(`${style.color} ${style.fontSize} ${getComputedStyle(early).display} ${early.shadowRoot.adoptedStyleSheets.length} ${early.shadowRoot.querySelectorAll('style').length}`);
  early.shadowRoot.querySelector('p').click();

  Object.assign(early, { word: 'a', size: 1 });
  early.word = 'b';
  await early.updateComplete;
  log.push(early.shadowRoot.textContent.trim());
  early.word = 'b';
  early.size = NaN;
  await settle();
  early.size = NaN;
  early.setAttribute('size', '12');
  early.removeAttribute('on');
  early.setAttribute('long-name', 'm');
  await settle();
  early.removeAttribute('size');
  await settle();
  early.again = 2;
  early.requestUpdate();
  await settle();

  const late = document.createElement(tag);
  watch(late, 'one');
  late.word = 'late';
  await settle();
  document.body.append(late);
  watch(late, 'two');
  await settle();
  document.querySelector('main').append(late);
  await settle();
  late.remove();
  late.word = 'away';
  await settle();
  document.body.append(late);
  await settle();
  return log;
};
