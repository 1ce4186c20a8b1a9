/** The templates of Lit, as they are published: one line of minified code, which is why a cut is told by its text. */
const FILE = /\/lit-html\/lit-html\.js$/;

/** What our templates do not do, each with the text that stands in the place of its code. */
const CUTS = [
  // Directives, and `noChange`, which only they give: a value stands for itself.
  ['function M(t,i,s=t,e){if(i===E)return i;let h=void 0!==e?s._$Co?.[e]:s._$Cl;const o=a(i)?void 0:i._$litDirective$;return h?.constructor!==o&&(h?._$AO?.(!1),void 0===o?h=void 0:(h=new o(t),h._$AT(t,s,e)),void 0!==e?(s._$Co??=[])[e]=h:s._$Cl=h),void 0!==h&&(i=M(t,h._$AS(t,i.values),h,e)),i}', ''],
  ['E=Symbol.for("lit-noChange"),', ''],
  ['_$AI(t,i=this){t=M(this,t,i),a(t)', '_$AI(t){a(t)'],
  ['t!==this._$AH&&t!==E&&this._(t)', 't!==this._$AH&&this._(t)'],
  ['_$AI(t,i=this,s,e){const h=this.strings', '_$AI(t,s){const h=this.strings'],
  ['t=M(this,t,i,0),o=!a(t)||t!==this._$AH&&t!==E,', 'o=!a(t)||t!==this._$AH,'],
  ['r=M(this,e[s+n],i,n),r===E&&(r=this._$AH[n]),', 'r=e[s+n],'],
  ['o&&!e&&this.j(t)', 'o&&this.j(t)'],
  ['s._$AI(t,s,i),i+=', 's._$AI(t,i),i+='],
  ['get _$AU(){return this._$AM?._$AU??this._$Cv}', ''],
  ['get _$AU(){return this._$AM._$AU}u(t)', 'u(t)'],
  ['get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}', ''],
  [',this._$Cv=e?.isConnected??!0', ''],
  ['for(this._$AP?.(!1,!0,s);t!==this._$AB;)', 'for(;t!==this._$AB;)'],
  ['setConnected(t){void 0===this._$AM&&(this._$Cv=t,this._$AP?.(t))}', ''],
  // What a directive asks a part: where it is, of what kind, in which other one.
  ['get parentNode(){return this._$AM.parentNode}', ''],
  ['get parentNode(){let t=this._$AA.parentNode;const i=this._$AM;return void 0!==i&&11===t?.nodeType&&(t=i.parentNode),t}get startNode(){return this._$AA}get endNode(){return this._$AB}', ''],
  ['class R{constructor(t,i){this._$AV=[],this._$AN=void 0,this._$AD=t,this._$AM=i}', 'class R{constructor(t){this._$AV=[],this._$AD=t}'],
  ['constructor(t,i,s,e){this.type=2,this._$AH=A,this._$AN=void 0,this._$AA=t,this._$AB=i,this._$AM=s,this.options=e', 'constructor(t,i,e){this._$AH=A,this._$AA=t,this._$AB=i,this.options=e'],
  ['constructor(t,i,s,e,h){this.type=1,this._$AH=A,this._$AN=void 0,this.element=t,this.name=i,this._$AM=e,this.options=h', 'constructor(t,i,s,h){this._$AH=A,this.element=t,this.name=i,this.options=h'],
  ['constructor(){super(...arguments),this.type=3}', ''],
  ['constructor(){super(...arguments),this.type=4}', ''],
  ['constructor(t,i,s,e,h){super(t,i,s,e,h),this.type=5}', ''],
  ['new R(e,this)', 'new R(e)'],
  ['this.O(c()),this.O(c()),this,this.options', 'this.O(c()),this.O(c()),this.options'],
  ['d.push({type:1,', 'd.push({'],
  // An expression that is an element's own, as `ref` is.
  ['2===r.type?i=new k(h,h.nextSibling,this,t):1===r.type?i=new r.ctor(h,r.name,r.strings,this,t):6===r.type&&(i=new Z(h,this,t)),', 'i=r.ctor?new r.ctor(h,r.name,r.strings,t):new k(h,h.nextSibling,t),'],
  ['else t.startsWith(o)&&(d.push({type:6,index:l}),r.removeAttribute(t))', ''],
  ['class Z{constructor(t,i,s){this.element=t,this.type=6,this._$AN=void 0,this._$AM=i,this.options=s}get _$AU(){return this._$AM._$AU}_$AI(t){M(this,t)}}', ''],
  ['const j={M:h,P:o,A:n,C:1,L:N,R,D:d,V:M,I:k,H,N:L,U:z,B:I,F:Z},B=t.litHtmlPolyfillSupport;B?.(S,k),(t.litHtmlVersions??=[]).push("3.3.3");const D=', 'const D='],
  ['export{j as _$LH,b as html,T as mathml,E as noChange,A as nothing,D as render,w as svg}', 'export{b as html,A as nothing,D as render,w as svg}'],
  // Rendering before something, and into another document.
  ['(t,i,s)=>{const e=s?.renderBefore??i;let h=e._$litPart$;if(void 0===h){const t=s?.renderBefore??null;e._$litPart$=h=new k(i.insertBefore(c(),t),t,void 0,s??{})}return h._$AI(t),h}', '(t,i,s)=>{(i._$litPart$??=new k(i.appendChild(c()),null,s))._$AI(t)}'],
  ['(t?.creationScope??l).importNode', 'l.importNode'],
  // A listener that is an object, with options.
  ['_$AI(t,i=this){if((t=M(this,t,i,0)??A)===E)return;const s=this._$AH,e=t===A&&s!==A||t.capture!==s.capture||t.once!==s.once||t.passive!==s.passive,h=t!==A&&(s===A||e);e&&this.element.removeEventListener(this.name,this,s),h&&this.element.addEventListener(this.name,this,t),this._$AH=t}', '_$AI(t){t??=A,t===A?this.element.removeEventListener(this.name,this):this._$AH===A&&this.element.addEventListener(this.name,this),this._$AH=t}'],
  ['"function"==typeof this._$AH?this._$AH.call(this.options?.host??this.element,t):this._$AH.handleEvent(t)', 'this._$AH.call(this.options?.host,t)'],
  // An expression in a comment.
  ['else if(8===r.nodeType)if(r.data===n)d.push({type:2,index:l});else{let t=-1;for(;-1!==(t=r.data.indexOf(o,t+1));)d.push({type:7,index:l}),t+=o.length-1}', 'else r.data===n&&d.push({index:l});'],
  // An expression in an element whose content is text alone.
  ['(y.test(u[2])&&(n=RegExp("</"+u[2],"g")),c=p)', 'c=p'],
  ['if(y.test(r.tagName)){const t=r.textContent.split(o),i=t.length-1;if(i>0){r.textContent=s?s.emptyScript:"";for(let s=0;s<i;s++)r.append(t[s],c()),P.nextNode(),d.push({type:2,index:++l});r.append(t[i],c())}}', ''],
  ['y=/^(?:script|style|textarea|title)$/i,', ''],
  [',T=x(3)', ''],
  ['2===i?"<svg>":3===i?"<math>":""', '2===i?"<svg>":""'],
  ['2===i?"</svg>":3===i?"</math>":""', '2===i?"</svg>":""'],
  ['if(this.el=S.createElement(f,e),P.currentNode=this.el.content,2===i||3===i)', 'if(this.el=S.createElement(f,e),P.currentNode=this.el.content,2===i)'],
  ['let n,l=2===i', 'let l=2===i'],
  ['(c=n??v,d=-1)', '(c=v,d=-1)'],
  // A comment, a tag whose name is an expression; white space that is none in HTML.
  ['"!--"===u[1]?c=_:void 0!==u[1]?c=m:void 0!==u[2]?c=p:void 0!==u[3]&&(c=p)', 'c=p'],
  ['c===_||c===m?c=v:(c=p,n=void 0)', 'c=p'],
  ['v=/<(?:(!--|\\/[^a-zA-Z])|(\\/?[a-zA-Z][^>\\s]*)|(\\/?$))/g,_=/-->/g,m=/>/g,', 'v=/<\\/?[a-zA-Z][^>\\s]*/g,'],
  ['f="[ \\t\\n\\f\\r]",', ''],
  ['p=RegExp(`>|${f}(?:([^\\\\s"\'>=/]+)(${f}*=${f}*(?:[^ \\t\\n\\f\\r"\'\\`<>=]|("|\')|))|$)`,"g")', 'p=/>|\\s(?:([^\\s"\'>=/]+)(\\s*=\\s*(?:[^\\s"\'`<>=]|("|\')|))|$)/g'],
  // What is no array and yet walked through has an iterator; a wrapper of nodes that another library may set.
  ['d=t=>u(t)||"function"==typeof t?.[Symbol.iterator],', ''],
  ['d(t)?this.k(t):this._(t)', 't[Symbol.iterator]?this.k(t):this._(t)'],
  ['const t=globalThis,i=t=>t,', 'const t=globalThis,'],
  ['const s=i(t).nextSibling;i(t).remove(),t=s', 'const s=t.nextSibling;t.remove(),t=s'],
  // Templates that a compiler made.
  ['e="number"==typeof s?this._$AC(t):(void 0===s.el&&(s.el=S.createElement(V(s.h,s.h[0]),this.options)),s)', 'e=this._$AC(t)'],
];

/** What our own templates must not do for that. */
const NEEDS_MORE = [
  [/<(script|style|textarea|title)\b[^>`]*>[^<`]*\$\{/i, 'an expression in an element of text'],
  [/\b(?:html|svg)`[^]*<!--/, 'a comment in a template'],
  [/\b(?:html|svg)`[^]*<\/?\$\{/, 'a tag whose name is an expression'],
  [/from ['"]lit(-html)?\/(directive|async-directive|static)/, 'a directive'],
  [/@[\w-]+=\$\{\{/, 'a listener that is an object'],
];

/**
 * Lit's templates without what ours do not use: directives, listeners with options, comments, expressions in elements of text, on elements as a whole and for the
 * names of tags, MathML, compiled templates. What keeps data from being taken for a template stays. Ends the build where Lit is other than it was read, or a template of ours needs what is left out.
 */
export const leanLit = () => ({
  name: 'lean-lit',
  transform(code, id) {
    if (!FILE.test(id)) {
      if (id.includes('/node_modules/')) return null;
      for (const [pattern, what] of NEEDS_MORE) if (pattern.test(code)) throw new Error(`${id} has ${what}, which scripts/lean-lit.mjs leaves out`);
      return null;
    }
    const lean = CUTS.reduce((text, [from, to]) => {
      if (text.split(from).length !== 2) throw new Error(`Lit has changed: "${from.slice(0, 60)}" is not there once`);
      return text.replace(from, () => to);
    }, code);
    return { code: lean, map: { mappings: '' } };
  },
});
