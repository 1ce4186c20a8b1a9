// A partner's own script, which needs consent: counts visits in a cookie of this tab's session, and shows how many. It sends nothing.
{
  const output = document.getElementById('visits');
  const visits = 1 + Number(/(?:^|; )partner-visits=(\d+)/.exec(document.cookie)?.[1] ?? 0);
  document.cookie = `partner-visits=${visits}; Path=/; SameSite=Lax`;
  output.textContent = `It has run: visit ${visits}.`;
  document.addEventListener('seesac-consent', ({ detail }) => {
    if (!detail.withdrawn.includes('performance')) return;
    document.cookie = 'partner-visits=; Path=/; Max-Age=0';
    output.textContent = 'Its cookie is gone.';
  });
}
