/* Overtalk (fictional): takes its own banner out of the document again. */
const banner = document.createElement('div');
banner.id = 'overtalk-banner';
banner.textContent = 'Talk to us';
document.body.append(banner);
setTimeout(() => document.body.removeChild(banner), 800);
