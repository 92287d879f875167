/** A mail server of its own for a test: Dovecot keeps the mailbox, a small SMTP server takes what goes out. */
import { type ChildProcess, spawn } from "node:child_process";
import { accessSync, chownSync, constants, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const binary = "/usr/sbin/dovecot";

/** Null: it can run here; else why not. */
export function whyNoDovecot(): string | null {
  if (process.getuid?.() !== 0) return "Dovecot is started as root only";
  try {
    accessSync(binary, constants.X_OK);
    return null;
  } catch {
    return "Dovecot is not installed here (Debian: dovecot-imapd)";
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return port;
}

const isUp = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(port, "127.0.0.1", () => {
      socket.destroy();
      resolve(true);
    });
    socket.on("error", () => resolve(false));
  });

export const mailUser = { user: "service@example.com", password: "a-password-for-tests" };

export async function openMailbox() {
  const folder = mkdtempSync(join(tmpdir(), "tradewind-mail-"));
  const port = await freePort();
  const nobody = 65_534;
  mkdirSync(join(folder, "mail", "new"), { recursive: true });
  for (const name of ["mail", "mail/new"]) chownSync(join(folder, name), nobody, nobody);
  writeFileSync(join(folder, "users"), `${mailUser.user}:{PLAIN}${mailUser.password}:${nobody}:${nobody}::${folder}/mail::\n`);
  writeFileSync(
    join(folder, "dovecot.conf"),
    `base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
first_valid_uid = 1
mail_location = maildir:${folder}/mail
passdb {
  driver = passwd-file
  args = ${folder}/users
}
userdb {
  driver = passwd-file
  args = ${folder}/users
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
`,
  );
  // others may walk through it: the mail process is not root
  const { chmodSync } = await import("node:fs");
  chmodSync(folder, 0o755);
  const child: ChildProcess = spawn(binary, ["-F", "-c", join(folder, "dovecot.conf")], { stdio: "ignore" });
  for (let i = 0; i < 100 && !(await isUp(port)); i++) await new Promise((next) => setTimeout(next, 50));
  let n = 0;
  return {
    port,
    /** A mail comes in. */
    arrives(lines: readonly string[]) {
      const name = join(folder, "mail", "new", `${Date.now()}.${++n}.test`);
      writeFileSync(name, lines.join("\r\n"));
      chownSync(name, nobody, nobody);
    },
    log: () => {
      try {
        return readFileSync(join(folder, "log"), "utf8");
      } catch {
        return "";
      }
    },
    files: () => readdirSync(join(folder, "mail")),
    async close() {
      child.kill("SIGTERM");
      await new Promise((resolve) => child.once("exit", resolve));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Speaks as much SMTP as a sender needs. `next` is what it does with the next message. */
export async function openSmtp() {
  const state = { letters: [] as string[], next: "take" as "take" | "refuse" | "cut" };
  const server = createServer((socket) => {
    socket.setEncoding("utf8");
    let data: string | null = null;
    let rest = "";
    socket.on("error", () => {});
    socket.write("220 mail.example.com ready\r\n");
    socket.on("data", (chunk) => {
      rest += chunk;
      for (;;) {
        if (data !== null) {
          const end = rest.indexOf("\r\n.\r\n");
          if (end < 0) return;
          data = rest.slice(0, end);
          rest = rest.slice(end + 5);
          const { next } = state;
          state.next = "take";
          if (next !== "refuse") state.letters.push(data);
          data = null;
          if (next === "cut") return void socket.destroy();
          socket.write(next === "refuse" ? "554 not wanted\r\n" : "250 taken\r\n");
          continue;
        }
        const end = rest.indexOf("\r\n");
        if (end < 0) return;
        const line = rest.slice(0, end);
        rest = rest.slice(end + 2);
        const verb = line.slice(0, 4).toUpperCase();
        if (verb === "EHLO") socket.write("250-mail.example.com\r\n250 AUTH PLAIN\r\n");
        else if (verb === "AUTH") {
          const said = Buffer.from(line.split(" ")[2] ?? "", "base64")
            .toString("utf8")
            .split("\0");
          socket.write(said[2] === mailUser.password ? "235 welcome\r\n" : "535 not you\r\n");
        } else if (verb === "DATA") {
          data = "";
          socket.write("354 go on\r\n");
        } else if (verb === "QUIT") socket.end("221 bye\r\n");
        else socket.write("250 ok\r\n");
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    state,
    port: (server.address() as AddressInfo).port,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
