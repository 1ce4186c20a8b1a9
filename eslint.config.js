import tseslint from 'typescript-eslint';
import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';

const widgets = { files: ['packages/widgets/src/**/*.ts'] };
/** What a guest on another's page must not do (strict CSP, no storage, no third party), and what would break under its style. */
const guest = [
  { selector: "MemberExpression[property.name=/^(innerHTML|outerHTML)$/]", message: 'Never: text is bound as text.' },
  { selector: "Identifier[name=/^(unsafeHTML|unsafeSVG|styleMap|localStorage|sessionStorage)$/]", message: 'Not in a widget (packages/widgets/README.md, guest rules).' },
  { selector: "MemberExpression[object.name='document'][property.name=/^(cookie|write)$/]", message: 'Not in a widget.' },
  { selector: "TaggedTemplateExpression[tag.name='html'] TemplateElement[value.raw=/<style|\\sstyle=/]", message: 'Inline style is blocked by strict CSP: use static styles.' },
  { selector: "TaggedTemplateExpression[tag.name='css'] TemplateElement[value.raw=/[0-9]rem\\b/]", message: 'rem is the host page’s font size: use em or px.' },
];

export default tseslint.config(
  { ignores: ['**/dist/**', '**/coverage/**', '**/locales/**', '**/vendor/**', '**/*.generated.ts', 'storybook-static/**', '**/node_modules/**'] },
  ...tseslint.configs.recommended,
  { rules: { '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }] } },
  { ...widgets, ...lit.configs['flat/recommended'] },
  { ...widgets, ...wc.configs['flat/best-practice'] },
  {
    ...widgets,
    plugins: { 'lit-a11y': litA11y },
    rules: { ...litA11y.configs.recommended.rules, 'wc/guard-super-call': 'off', 'no-restricted-syntax': ['error', ...guest] },
  },
  { files: ['**/*.test.ts', '**/test/**/*.ts'], rules: { '@typescript-eslint/no-unused-expressions': 'off', '@typescript-eslint/no-explicit-any': 'off' } },
);
