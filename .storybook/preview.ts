import { setCustomElementsManifest, type Preview } from '@storybook/web-components-vite';
import manifest from '@seesac/widgets/custom-elements.json';
import { startService } from '../stories/support/service.js';
import { stage } from '../stories/support/stage.js';
import '../stories/support/stage.css';

setCustomElementsManifest(manifest);

const item = (value: string, title: string) => ({ value, title });

const preview: Preview = {
  tags: ['autodocs'],
  parameters: {
    layout: 'fullscreen',
    controls: { expanded: true, sort: 'requiredFirst' },
    a11y: { test: 'error' },
    options: { storySort: { order: ['Introduction', 'For embedders', 'For designers', 'Widgets', 'Decisions'] } },
  },
  initialGlobals: { language: 'en', theme: 'light', width: '640' },
  globalTypes: {
    language: {
      description: 'Language of the page around the widget',
      toolbar: { icon: 'globe', dynamicTitle: true, items: [item('en', 'English'), item('sq', 'Shqip'), item('sr-Latn', 'Srpski (latinica)'), item('sr-Cyrl', 'Српски (ћирилица)')] },
    },
    theme: {
      description: 'Colour scheme of the page around the widget',
      toolbar: { icon: 'contrast', dynamicTitle: true, items: [item('light', 'Light'), item('dark', 'Dark')] },
    },
    width: {
      description: 'Width of the place that the page gives the widget',
      toolbar: { icon: 'ruler', dynamicTitle: true, items: [item('320', '320 px'), item('640', '640 px'), item('1280', '1280 px')] },
    },
  },
  decorators: [stage],
  beforeEach: startService,
};
export default preview;
