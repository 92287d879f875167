import { auth } from "#engine/commands/account/auth.ts";

const handle = (request: Request): Promise<Response> => auth().handler(request);

export { handle as GET, handle as POST };
