import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';

/** What a page is made with. Addresses of files are relative to this site. */
export interface PageParts {
  service: string;
  icon: string;
  /** A script of this site that waits for consent. */
  visits: string;
  styles: string[];
  themed: boolean;
}

/** Where the platform is when no script runs. */
const PLATFORM = 'https://www.seesac.org/AVMP/';

/** The snippets, as a partner pastes them: what is between the tags is read where scripts are off, or while they load. */
const counter = () => html`<seesac-incident-counter lang="en">
            <a href="${PLATFORM}">Reported firearm incidents in South East Europe this month (SEESAC)</a>
          </seesac-incident-counter>`;
const list = () => html`<seesac-incident-list lang="en" jurisdiction="RS" limit="5" heading="Latest reported incidents in Serbia">
            <a href="${PLATFORM}">Latest reported firearm incidents in Serbia (SEESAC)</a>
          </seesac-incident-list>`;

const map = () => html`<seesac-incident-map lang="en" months="12" heading="Reported incidents of the last twelve months">
            <a href="${PLATFORM}">Map of reported firearm incidents in South East Europe (SEESAC)</a>
          </seesac-incident-map>`;

const chart = () => html`<seesac-incident-charts lang="en" chart="trend" step="quarter" lens="violence" from="2020-01-01" heading="Violence and misuse of firearms">
            <a href="${PLATFORM}">Firearm violence in South East Europe by quarter since 2020 (SEESAC)</a>
          </seesac-incident-charts>`;

const news = () => html`<seesac-news-feed lang="en" count="3" heading="News of SEESAC">
            <a href="https://www.seesac.org/News/">News of SEESAC</a>
          </seesac-news-feed>`;

const newsletter = (service: string) => html`<seesac-newsletter-form lang="en" topics="monitor" heading="The quarterly monitor by mail">
            <a href="${service}/v1/newsletter/form?lang=en">Subscribe to the quarterly monitor (SEESAC)</a>
          </seesac-newsletter-form>`;

/** A page of the newsroom. The organisation is invented. */
export const page = ({ service, icon, visits, styles, themed }: PageParts): HtmlEscapedString | Promise<HtmlEscapedString> => html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Counting what we want to end – Partner Organisation</title>
    <meta name="description" content="A page of a partner on another origin, with widgets of SEESAC’s Armed Violence Monitoring Platform.">
    <meta name="color-scheme" content="light dark">
    <link rel="icon" type="image/svg+xml" href="${icon}">
    ${styles.map((href) => html`<link rel="stylesheet" href="${href}">`)}
    <script type="module" src="${service}/v1/seesac.js"></script>
    <script type="text/plain" data-seesac-consent="performance" src="${visits}"></script>
  </head>
  <body>
    <a class="skip" href="#main">Skip to the article</a>
    <header class="masthead">
      <p class="brand"><span class="mark" aria-hidden="true"></span>Partner Organisation</p>
      <nav aria-label="Main">
        <ul>
          <li><a href="/"${themed ? html` aria-current="page"` : ''}>With our theme</a></li>
          <li><a href="/plain"${themed ? '' : html` aria-current="page"`}>Without it</a></li>
        </ul>
      </nav>
    </header>
    <main id="main">
      <article>
        <p class="kicker">Newsroom · Security and safety</p>
        <h1>Counting what we want to end</h1>
        <p class="standfirst">A grant is easy to count. Whether streets are safer is not. That is why our reports on South East Europe now start with a number that we did not
          choose ourselves.</p>
        <p>Since 2014 SEESAC has recorded firearm incidents in seven jurisdictions of the region, day by day. The number below comes from its platform and changes when a
          new incident is recorded. It is set beside the same days of the years before, never beside a whole month.</p>
        <div class="widget-area">
          ${counter()}
        </div>
        <h2>Behind the number</h2>
        <p>About half of what is recorded are seizures: weapons found before anybody was hurt. A higher number is not always worse news, so we show the incidents themselves as
          well. These are the newest in one of the places where we work.</p>
        <div class="widget-area">
          ${list()}
        </div>
        <h2>Where it happened</h2>
        <p>A point on a map looks more certain than it is. This one draws a ring where only the town is known, and says how many incidents have no point at all. It brings its own
          map: our policy forbids images from anywhere.</p>
        <div class="widget-area">
          ${map()}
        </div>
        <h2>Whether it changes</h2>
        <p>One quarter says little. This chart leaves the seizures out and shows the others since 2020; what it finds is written above it, and its table has every number.</p>
        <div class="widget-area">
          ${chart()}
        </div>
        <h2>What SEESAC says itself</h2>
        <p>The news come from the same service, as text. Pictures of it would need a line in our policy that we have not written; what they show is said in their place. Who wants
          the monitor by mail signs up here: the address goes to SEESAC, not to us.</p>
        <div class="widget-area">
          ${news()}
        </div>
        <div class="widget-area">
          ${newsletter(service)}
        </div>
        <h2>What we do with it</h2>
        <p>Every quarter our teams compare the projects that we support with what was recorded near them, and publish what they find, also when it is uncomfortable. Figures are
          quoted with the day on which they were read, because later corrections change them.</p>
      </article>
      <aside aria-labelledby="about-page">
        <h2 id="about-page">About this page</h2>
        <p>This organisation does not exist. The page shows how the widgets behave as guests: it is on another origin than the data service, and its policy forbids foreign
          styles, images and frames.</p>
        <p>${themed ? 'Its theme sets fonts, sizes, colours and display of everything in its content, with !important. The widgets keep their shape.' : 'Here the theme of the site is left out, for comparison.'}</p>
        <h3>Consent</h3>
        <p>A script of this site counts your visits in a cookie. It waits until you agree, and takes its cookie away when you change your mind:
          <a href="#cookie-management">Cookie management</a>. <output id="visits">It has not run.</output></p>
        <h3>The snippet</h3>
        <pre tabindex="0"><code>&lt;script type="module"
  src="${service}/v1/seesac.js"&gt;
&lt;/script&gt;
&lt;seesac-incident-counter lang="en"&gt;
  &lt;a href="…"&gt;Reported firearm incidents&lt;/a&gt;
&lt;/seesac-incident-counter&gt;</code></pre>
      </aside>
    </main>
    <footer>
      <p>Partner Organisation, a demonstration. No cookie is set on this page before you agree.</p>
    </footer>
    <seesac-cookie-consent lang="en" storage="session"></seesac-cookie-consent>
  </body>
</html>
`;
