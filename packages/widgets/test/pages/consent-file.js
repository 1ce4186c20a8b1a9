globalThis.ran.push('file');
