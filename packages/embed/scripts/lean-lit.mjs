/** The templates of Lit, as they are published: one line of minified code, which is why a cut is told by its text. */
const FILE = /\/lit-html\/lit-html\.js$/;

/** What our templates do not do, each with the text that stands in the place of its code. `noChange` stays: parts tell by it that nothing changed. */
const CUTS = [
  // Directives: a value stands for itself.
  ['let h=void 0!==e?s._$Co?.[e]:s._$Cl;const o=a(i)?void 0:i._$litDirective$;return h?.constructor!==o&&(h?._$AO?.(!1),void 0===o?h=void 0:(h=new o(t),h._$AT(t,s,e)),void 0!==e?(s._$Co??=[])[e]=h:s._$Cl=h),void 0!==h&&(i=M(t,h._$AS(t,i.values),h,e)),i', 'return i'],
  ['get _$AU(){return this._$AM?._$AU??this._$Cv}', ''],
  ['get _$AU(){return this._$AM._$AU}u(t)', 'u(t)'],
  ['get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}', ''],
  [',this._$Cv=e?.isConnected??!0', ''],
  ['for(this._$AP?.(!1,!0,s);t!==this._$AB;)', 'for(;t!==this._$AB;)'],
  ['setConnected(t){void 0===this._$AM&&(this._$Cv=t,this._$AP?.(t))}', ''],
  // An expression that is an element's own, as `ref` is.
  ['else t.startsWith(o)&&(d.push({type:6,index:l}),r.removeAttribute(t))', ''],
  [':6===r.type&&(i=new Z(h,this,t))', ':0'],
  ['class Z{constructor(t,i,s){this.element=t,this.type=6,this._$AN=void 0,this._$AM=i,this.options=s}get _$AU(){return this._$AM._$AU}_$AI(t){M(this,t)}}', ''],
  ['const j={M:h,P:o,A:n,C:1,L:N,R,D:d,V:M,I:k,H,N:L,U:z,B:I,F:Z},B=t.litHtmlPolyfillSupport;B?.(S,k),(t.litHtmlVersions??=[]).push("3.3.3");const D=', 'const D='],
  ['export{j as _$LH,b as html,T as mathml,E as noChange,A as nothing,D as render,w as svg}', 'export{b as html,A as nothing,D as render,w as svg}'],
  // An expression in a comment.
  ['else if(8===r.nodeType)if(r.data===n)d.push({type:2,index:l});else{let t=-1;for(;-1!==(t=r.data.indexOf(o,t+1));)d.push({type:7,index:l}),t+=o.length-1}', 'else r.data===n&&d.push({type:2,index:l});'],
  // An expression in an element whose content is text alone.
  ['(y.test(u[2])&&(n=RegExp("</"+u[2],"g")),c=p)', 'c=p'],
  ['if(y.test(r.tagName)){const t=r.textContent.split(o),i=t.length-1;if(i>0){r.textContent=s?s.emptyScript:"";for(let s=0;s<i;s++)r.append(t[s],c()),P.nextNode(),d.push({type:2,index:++l});r.append(t[i],c())}}', ''],
  ['y=/^(?:script|style|textarea|title)$/i,', ''],
  [',T=x(3)', ''],
  ['2===i?"<svg>":3===i?"<math>":""', '2===i?"<svg>":""'],
  ['2===i?"</svg>":3===i?"</math>":""', '2===i?"</svg>":""'],
  ['if(this.el=S.createElement(f,e),P.currentNode=this.el.content,2===i||3===i)', 'if(this.el=S.createElement(f,e),P.currentNode=this.el.content,2===i)'],
  // Templates that a compiler made.
  ['e="number"==typeof s?this._$AC(t):(void 0===s.el&&(s.el=S.createElement(V(s.h,s.h[0]),this.options)),s)', 'e=this._$AC(t)'],
];

/** What our own templates must not do for that. */
const NEEDS_MORE = [
  [/<(script|style|textarea|title)\b[^>`]*>[^<`]*\$\{/i, 'an expression in an element of text'],
  [/<!--[^>`]*\$\{/, 'an expression in a comment'],
  [/from ['"]lit(-html)?\/(directive|async-directive|static)/, 'a directive'],
];

/**
 * Lit's templates without what ours do not use: directives, expressions in comments, in elements of text and on elements as a whole, MathML, compiled templates. What
 * keeps data from being taken for a template stays. Ends the build where Lit is other than it was read, or a template of ours needs what is left out.
 */
export const leanLit = () => ({
  name: 'lean-lit',
  transform(code, id) {
    if (!FILE.test(id)) {
      if (id.includes('/node_modules/')) return null;
      for (const [pattern, what] of NEEDS_MORE) if (pattern.test(code)) throw new Error(`${id} has ${what}, which scripts/lean-lit.mjs leaves out`);
      return null;
    }
    for (const [from] of CUTS) if (code.split(from).length !== 2) throw new Error(`Lit has changed: "${from.slice(0, 60)}" is not there once`);
    return { code: CUTS.reduce((text, [from, to]) => text.replace(from, () => to), code), map: { mappings: '' } };
  },
});
