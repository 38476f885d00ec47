import { expect, it } from 'vitest';
import { builtInVendors } from '../../src/vendors/catalogue.gen.ts';
import { watchedNames } from '../../src/watch/watched-names.ts';

it('names the first part of every global and switch of a chat vendor once, and its switches in full', () => {
  const chats = builtInVendors.filter(({ category }) => category === 'chat');
  const { globals, settings } = watchedNames(builtInVendors);
  const paths = chats.flatMap((chat) =>
    [...chat.globals, ...(chat.switches ?? [])].map(({ value }) => value),
  );
  expect(new Set(globals)).toEqual(new Set(paths.map((path) => path.replace(/\..*/, ''))));
  expect(globals).toHaveLength(new Set(globals).size);
  expect(globals).toEqual(expect.arrayContaining(['lpTag', 'fcWidgetMessengerConfig']));
  expect(settings).toContainEqual([
    'zESettings.webWidget.chat.suppress',
    ...['zESettings', 'webWidget', 'chat', 'suppress'],
  ]);
});
