"""A real SMTP server (aiosmtpd) with STARTTLS and AUTH that can be told to refuse, stall or cut.

Reads one JSON object per line on standard input: {"stage": reply, ...} arms a behaviour for its next use, where stage is
greet, mail, rcpt, data (the command), dot (the end of the data) or auth, and the reply a full SMTP reply, "stall" or "cut";
for dot also "cut-after" (the mail is kept, the answer is not sent). Answers "armed". Writes one JSON object per line on
standard output for the port, every connection, every sign-in and every mail.
"""
import asyncio, base64, json, logging, ssl, sys, warnings
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, Session

warnings.simplefilter("ignore")
logging.disable(logging.CRITICAL)
armed = {}


def say(**event):
    sys.stdout.write(json.dumps(event) + "\n")
    sys.stdout.flush()


class Handler:
    async def handle_MAIL(self, server, session, envelope, address, options):
        return await server.told("mail") or self._from(envelope, address)

    def _from(self, envelope, address):
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):
        reply = await server.told("rcpt")
        if reply is None:
            envelope.rcpt_tos.append(address)
        return reply or "250 OK"

    async def handle_DATA(self, server, session, envelope):
        then = armed.pop("dot", None)
        if then in ("stall", "cut"):
            return await server.do(then)
        if then not in (None, "cut-after"):
            return then
        say(event="mail", sender=envelope.mail_from, to=envelope.rcpt_tos, tls=session.ssl is not None,
            signedIn=bool(session.authenticated), data=base64.b64encode(envelope.original_content).decode())
        return "250 OK" if then is None else await server.do("cut")


class Server(SMTP):
    async def told(self, stage):
        then = armed.pop(stage, None)
        return await self.do(then) if then in ("stall", "cut") else then

    async def do(self, then):
        if then == "cut":
            self.transport.abort()
        await asyncio.Event().wait()

    def connection_made(self, transport):
        if transport.get_extra_info("sslcontext") is None:
            say(event="connected")
        super().connection_made(transport)

    async def _handle_client(self):
        then = armed.pop("greet", None)
        if then == "stall":
            await self.do("stall")
        elif then:
            self.transport.write((then + "\r\n").encode())
            self.transport.close()
        else:
            await super()._handle_client()

    async def smtp_DATA(self, arg):
        then = armed.pop("data", None)
        if then == "cut":
            await self.push("354 Go on")
            await self._reader.readline()
            await self.do("cut")
        elif then == "stall":
            await self.do("stall")
        elif then:
            await self.push(then)
        else:
            await super().smtp_DATA(arg)


def sign_in(server, session, envelope, mechanism, data):
    reply = armed.pop("auth", None)
    good = data.login == b"vanquan" and data.password == b"mat-khau"
    say(event="auth", tls=session.ssl is not None, good=good)
    return AuthResult(success=good and reply is None, handled=reply is None or not reply[0].isdigit(), message=reply)


async def main(certificate, key):
    context = None
    if certificate:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(certificate, key)
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda *_: None)
    server = await loop.create_server(
        lambda: Server(Handler(), hostname="mail.test", tls_context=context, require_starttls=context is not None,
                       authenticator=sign_in, auth_required=context is not None, auth_require_tls=True, loop=loop),
        "127.0.0.1", 0)
    say(event="listening", port=server.sockets[0].getsockname()[1])
    while line := await loop.run_in_executor(None, sys.stdin.readline):
        armed.clear()
        armed.update(json.loads(line))
        say(event="armed")


asyncio.run(main(*(sys.argv[1:3] or ["", ""])))
