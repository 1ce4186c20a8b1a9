import './origin.js';
import '@seesac/widgets/define/news-feed.js';
