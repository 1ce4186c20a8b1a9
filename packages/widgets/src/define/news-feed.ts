import { SeesacNewsFeed } from '../news-feed/news-feed.js';
import { define } from './define.js';

define('seesac-news-feed', SeesacNewsFeed);
