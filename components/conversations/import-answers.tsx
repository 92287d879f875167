"use client";
import { ask } from "#components/api/ask.ts";
import { useSay } from "#components/language/say.tsx";
import { CsvImport } from "#components/ui/csv-import.tsx";
import { answersWords as words } from "#lib/language/answer-list.ts";
import { csvHead } from "#lib/service/answers-csv-head.ts";

export function ImportAnswers() {
  const say = useSay();
  return (
    <CsvImport
      words={{ ...words, notTaken: words.importLeft, file: words.chooseFile, pasted: words.orPaste }}
      placeholder={csvHead}
      send={async (csv) => {
        const { added, updated, problems } = await ask<"importAnswers">("POST", "/answers/import", { csv });
        return { taken: say(words.imported, { added, updated }), problems };
      }}
    />
  );
}
