onAct(() => Tagworks.cleanUp());
