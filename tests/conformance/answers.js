// What an emitted program says of cases, as a JSON text: appended to the program, so that QuickJS can run it as well.

globalThis.answers = (text) =>
  JSON.stringify(
    JSON.parse(text).map(({ facts: written, entry, exact: exactly }) => {
      const facts = exactly ? parseFacts(written) : JSON.parse(written);
      const evaluation = evaluate(facts, entry);
      let recommended;
      try {
        recommended = recommend(checkFacts(facts), entry);
      } catch (invalid) {
        if (!(invalid instanceof InvalidFacts)) throw invalid;
        recommended = { problems: invalid.problems };
      }
      return { evaluation, recommend: recommended };
    }),
  );
