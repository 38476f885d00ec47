/* global define */
/** Page script, loaded as the module `intern/chai`: `intern/chai!assert`. */
define(['chai/chai'], (chai) => ({ load: (id, _require, loaded) => loaded(chai[id]) }));
