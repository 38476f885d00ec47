/* Parley (fictional chat): invites the visitor after a while. */
setTimeout(() => {
  const invitation = document.createElement('div');
  invitation.id = 'parley-invitation';
  invitation.textContent = 'Can we help you?';
  document.body.append(invitation);
}, 2_500);
