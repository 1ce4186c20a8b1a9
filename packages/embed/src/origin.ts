import { setDefaultApi } from '@seesac/widgets';

// Embedded widgets ask the host that served their code; `api="…"` on a tag wins. In the npm package, which has no such host, nothing is preset.
setDefaultApi(new URL(import.meta.url).origin);
