// The NLGov REST API Design Rules (2.2) as far as a description can show that they are kept, in rules of our own: Logius publishes its
// own on the web only, and the tests need no network. The names are those of the standard: https://gitdocumentatie.logius.nl/publicatie/api/adr/
import { casing, pattern, schema, truthy } from "@stoplight/spectral-functions";
import owaspRegels from "@stoplight/spectral-owasp-ruleset";
import { oas } from "@stoplight/spectral-rulesets";

const moet = (message, given, then, severity = "error") => ({ message, given, then, severity });
const heeft = (...velden) => ({ function: schema, functionOptions: { schema: { type: "object", required: velden } } });
const past = (match, field) => ({ function: pattern, functionOptions: { match }, ...(field && { field }) });
const nooit = (notMatch, field) => ({ function: pattern, functionOptions: { notMatch }, ...(field && { field }) });

const ANTWOORD = "$.paths[*][*].responses";
const FOUTEN = `${ANTWOORD}[?(@property.match(/^[45]/))]`;
const DATUM = "$..properties[?(@property && @property.match(/^datum$|_datum$|[a-z]Datum$/))]";
const SEMVER = "^(0|[1-9]\\d*)\\.(0|[1-9]\\d*)\\.(0|[1-9]\\d*)(-[0-9A-Za-z.-]+)?(\\+[0-9A-Za-z.-]+)?$";

export const nlgov = {
  extends: [[oas, "recommended"]],
  rules: {
    "oas3-api-servers": "error",
    "info-contact": "error",
    "path-keys-no-trailing-slash": "error",
    "core/doc-openapi": moet("Gebruik OpenAPI 3.", "$", past("^3\\.", "openapi")),
    "core/doc-openapi-contact": moet("contact heeft name, email en url.", "$.info.contact", heeft("name", "email", "url")),
    "core/version-header": moet("Elk antwoord noemt de versie: API-Version.", `${ANTWOORD}[?(@property.match(/^[23]/))]`, {
      function: schema,
      functionOptions: {
        schema: { type: "object", required: ["headers"], properties: { headers: { type: "object", required: ["API-Version"] } } },
      },
    }),
    "core/uri-version": moet("Het adres noemt de hoofdversie.", "$.servers[*]", past("/v\\d+(/|$)", "url")),
    "core/no-trailing-slash": moet("Geen / aan het eind.", "$.paths", nooit(".+/$", "@key")),
    "core/http-methods": moet("Alleen GET, POST, PUT, PATCH en DELETE.", "$.paths[*]", past("^(get|post|put|patch|delete|parameters)$", "@key")),
    "core/path-segments-kebab-case": moet("Paden zijn kebab-case.", "$.paths", past("^/([a-z0-9-]+|\\{[^}]+\\}|openapi\\.json)(/([a-z0-9-]+|\\{[^}]+\\}))*$", "@key")),
    "core/query-keys-camel-case": moet("Vraagparameters zijn camelCase.", "$.paths[*][*].parameters[?(@.in=='query')]", past("^[a-z][a-zA-Z0-9]*$", "name")),
    "core/problem-details": moet("Een fout is application/problem+json.", `${FOUTEN}.content`, heeft("application/problem+json")),
    "core/problem-details/inhoud": moet("Een fout heeft status, title en detail.", `${FOUTEN}.content[application/problem+json].schema.properties`, heeft("status", "title", "detail")),
    "core/invalid-input": moet("Wie invoer aanneemt, kan 400 geven.", "$.paths[*][post,put,patch].responses", heeft("400")),
    "core/semver": moet("De versie is semver.", "$.info", past(SEMVER, "version")),
    "core/date-time": moet("Een moment heeft een tijdzone.", "$..properties[*].format", nooit("^(date-time-local|time)$")),
    "core/date": moet("Een datum zegt dat zij er een is.", DATUM, {
      function: schema,
      functionOptions: { schema: { anyOf: [{ required: ["format"] }, { required: ["anyOf"] }, { required: ["allOf"] }] } },
    }),
    "core/servers-https": moet("Een adres begint met https.", "$.servers[*]", past("^https://", "url"), "warn"),
    "core/schema-pascal-case": moet("Namen van vormen zijn PascalCase.", "$.components.schemas", { function: casing, functionOptions: { type: "pascal" }, field: "@key" }, "warn"),
    "core/schema-beschreven": moet("Een bewerking vertelt wat zij doet.", "$.paths[*][get,post,put,patch,delete]", { function: truthy, field: "description" }, "warn"),
  },
};

// The rules of OWASP's API Security Top 10, but for those that don't fit here. Each says why: pas toe of leg uit.
export const owasp = {
  extends: [[owaspRegels.default ?? owaspRegels, "recommended"]],
  rules: {
    // No page of another origin may read an answer, so there is no Access-Control-Allow-Origin to tell of: its absence is the policy.
    "owasp:api8:2023-define-cors-origin": "off",
    // Nothing ever ends in 500: what nobody expected is a 503 with a problem, that may be asked again.
    "owasp:api8:2023-define-error-responses-500": "off",
    // Dutch text has no pattern; it has a length, and what comes in is cleaned.
    "owasp:api4:2023-string-restricted": "off",
  },
};
