/** The command line cannot be carried out as written; the message is one line that says what and where. */
export class UsageError extends Error {
  override name = 'UsageError';
}

export const helpText = `Widget Witness shows what happened to each chat widget on a page, which script did it and how sure that is.

Usage: widget-witness audit URL [options]
       widget-witness verify PACKAGE [--key FINGERPRINT]
       widget-witness analyze PACKAGE|observations.jsonl [--format text|json]

audit opens URL in a real browser with the Widget Witness extension, records, and prints the report.

  --browser chromium|firefox       browser to use (chromium)
  --seconds N                      seconds to record after the page has loaded, at most 3600 (8)
  --proxy http://HOST:PORT         proxy for every request of the browser
  --ignore-certificate-errors      accept any certificate
  --vendors FILE                   JSON file with vendor definitions of your own
  --declared FILE                  JSON file with what only you can know, kept apart in the report as declared:
                                   {"client": "…", "caseNumber": "…", "contractBasis": "…", "consentBasis": "…",
                                   "responseHours": 3, "hourlyRate": {"amount": 90, "currency": "EUR"},
                                   "businessLoss": {"amount": 900, "currency": "EUR", "basis": "…"}}, each optional
  --protect VENDOR                 examine this vendor's widget only; may be given several times
  --try-chat VENDOR                click this vendor's chat button for real, which may reach live agents, and
                                   watch for the seconds whether a chat session starts
  --out DIR                        write report.json, report.html and the signed package incident.zip to DIR
  --format text|json|html          what is printed on stdout (text)
  --compare auto|SCRIPT_OR_HOST|off
                                   after recording, load the page again and again with and without the
                                   scripts of failing findings (auto) or the one given (off)
  --loads N                        loads of each of the four arms, at most 500 (5; an act in one of three
                                   loads needs about 18); without --compare: measure each chat's times
  --settle SECONDS                 time that each of these loads is watched, 0.2 to 60 (4)
  --headed                         show the browser's window
  --help, --version

verify looks at a package offline: container, files, signature, observations, and whether the report comes
out of the observations again.

  --key FINGERPRINT                the key that is expected to have signed, as export and audit show it

analyze derives the report again with the detectors of this release and prints how it differs from the packed
one, then the report. Observations alone have nothing to compare with; what they do not tell is assumed and said.

  --format text|json               what is printed on stdout (text)

Reserved, not available in this version: --device, --storage-state, --consent, --steps.

Exit code: 0 nothing to report, 1 at least one finding with verdict fail, 2 usage or a file that cannot be read,
3 page unreachable, 4 internal fault, 5 something in the package or the chain of observations does not hold.
`;
