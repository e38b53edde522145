// A real OpenID provider (npm oidc-provider) for the tests: node aanbieder.mjs '{"port", "client", "geheim", "terug", "afgemeld", "accounts"}'.
// It listens on loopback, takes any password, and ends when its standard input does: so it never outlives the tests.
import { generateKeyPairSync, randomBytes } from "node:crypto";
import { createServer } from "node:http";
import Provider from "oidc-provider";

const { port, client, geheim, terug, afgemeld, accounts } = JSON.parse(process.argv[2]);
const sleutel = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey.export({ format: "jwk" });

const aanbieder = new Provider(`http://localhost:${port}`, {
  clients: [
    {
      client_id: client,
      client_secret: geheim,
      redirect_uris: [terug],
      post_logout_redirect_uris: [afgemeld],
      grant_types: ["authorization_code"],
      response_types: ["code"],
    },
  ],
  jwks: { keys: [{ ...sleutel, kid: "proef", use: "sig", alg: "RS256" }] },
  cookies: { keys: [randomBytes(16).toString("hex")] },
  pkce: { required: () => true },
  claims: { openid: ["sub", "roles"], profile: ["name"] },
  conformIdTokenClaims: false, // claims in the ID token, as Entra does
  findAccount: (_ctx, id) => accounts[id] && { accountId: id, claims: () => ({ sub: id, ...accounts[id] }) },
});
aanbieder.on("server_error", (_ctx, fout) => console.error(fout));

createServer(aanbieder.callback()).listen(port, "localhost", () => console.log("klaar"));
process.stdin.on("end", () => process.exit(0)).resume();
