// Comfort only: every page works without it. Menus close when they have served, or on Escape.
const menu = document.getElementById('menu');
const sub = menu.querySelector('details');
menu.addEventListener('click', (event) => {
  if (!event.target.closest('a')) return;
  sub.open = false;
  if (menu.matches(':popover-open')) menu.hidePopover();
});
addEventListener('click', (event) => {
  if (!sub.contains(event.target)) sub.open = false;
});
addEventListener('keydown', (event) => {
  if (event.key !== 'Escape' || !sub.open) return;
  sub.open = false;
  sub.querySelector('summary').focus();
});
