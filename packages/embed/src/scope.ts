import '@seesac/widgets/define/scope.js';
