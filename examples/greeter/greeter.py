"""A module without the SDK, in another language: what docs/module-contract.md asks for, and nothing else.

It greets every customer who gets an invoice: an event of financial comes in, an event of its own goes out.
"""

import json
import os
import signal
import sys
import threading
import uuid
from datetime import datetime, timezone
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import jwt
from kafka import KafkaConsumer, KafkaProducer, TopicPartition

ENV = os.environ
MODULE, PREFIX = ENV["BUILDIFY_MODULE"], ENV["BUILDIFY_API_PREFIX"]
TYPE = "greeter.customer.greeted"
IDS = uuid.UUID("6f0a4a52-4b5f-4f5e-9d3c-0d4f3c7f6a10")
KAFKA = {
    "bootstrap_servers": ENV["BUILDIFY_KAFKA_BOOTSTRAP"].split(","),
    "security_protocol": ENV["BUILDIFY_KAFKA_SECURITY_PROTOCOL"],
    "sasl_mechanism": "SCRAM-SHA-512",
    "sasl_plain_username": ENV["BUILDIFY_KAFKA_USERNAME"],
    "sasl_plain_password": ENV["BUILDIFY_KAFKA_PASSWORD"],
}


class Refused(Exception):
    """What a caller is told instead of an answer: a status and the name of an RFC 9457 problem."""

    def __init__(self, status, problem, detail):
        super().__init__(detail)
        self.status, self.problem, self.detail = status, problem, detail


class Configuration:
    """The records of the configuration topic, by key."""

    def __init__(self):
        self.records, self.oldest, self.ready = {}, None, threading.Event()

    def follow(self):
        consumer = KafkaConsumer(group_id=None, auto_offset_reset="earliest", **KAFKA)
        topic = ENV["BUILDIFY_CONFIGURATION_TOPIC"]
        partitions = [TopicPartition(topic, number) for number in consumer.partitions_for_topic(topic)]
        consumer.assign(partitions)
        consumer.seek_to_beginning(*partitions)
        ends = consumer.end_offsets(partitions)
        while True:
            for records in consumer.poll(timeout_ms=200).values():
                for record in records:
                    self.take(record)
            if not self.ready.is_set() and all(consumer.position(it) >= ends[it] for it in partitions):
                self.ready.set()

    def take(self, record):
        key = record.key.decode()
        self.oldest = min(self.oldest or record.timestamp, record.timestamp)
        if record.value is None:
            self.records.pop(key, None)
            return
        value = json.loads(record.value)
        following = value.get("next")
        if following and following["release"] == ENV["BUILDIFY_RELEASE"]:
            value.update(following)
        self.records[key] = value

    def of(self, tenant, company):
        """The record that a tenant or a company is served with; raises Refused as the contract's table says."""
        found = self.records.get(f"{tenant}/{company}") if company else None
        whole = self.records.get(tenant)
        if found is None and company and whole and whole.get("enabled"):
            if whole.get("companies") != "All":
                raise Refused(403, "company-disabled", f"Company {company} does not use {MODULE}.")
            found = {**whole, "features": whole.get("companyFeatures", whole.get("features"))}
        found = found or whole
        if found is None or found.get("servedBy"):
            raise Refused(421, "not-served-here", f"Tenant {tenant} is not served by this instance.")
        if not found["enabled"]:
            raise Refused(403, found.get("reason", "module-disabled"), f"{MODULE} is switched off here.")
        return found


class Greetings:
    """Makes an event of each invoice. The same event again makes the same one: its id follows from the first's."""

    def __init__(self, configuration):
        self.configuration, self.said = configuration, {}
        self.producer = KafkaProducer(acks="all", **KAFKA)

    def follow(self):
        self.configuration.ready.wait()
        topics = [it.split("=")[1] for it in ENV["BUILDIFY_EVENTS_SUBSCRIPTIONS"].split(",")]
        consumer = KafkaConsumer(
            group_id=ENV["BUILDIFY_EVENTS_GROUP"], enable_auto_commit=False, auto_offset_reset="earliest", **KAFKA)
        consumer.subscribe(topics)
        begun = set()
        while True:
            batch = consumer.poll(timeout_ms=200)
            for partition in consumer.assignment() - begun:
                begun.add(partition)
                if self.rewound(consumer, partition):
                    batch.pop(partition, None)
            for records in batch.values():
                for record in records:
                    self.handle(record)
            if batch:
                consumer.commit()

    def rewound(self, consumer, partition):
        """A group without offsets begins at the time of the oldest configuration record."""
        if consumer.committed(partition) is not None or self.configuration.oldest is None:
            return False
        # the end is looked up first: an event that comes meanwhile is not passed over
        end = consumer.end_offsets([partition])[partition]
        found = consumer.offsets_for_times({partition: self.configuration.oldest})[partition]
        consumer.seek(partition, end if found is None else found.offset)
        return True

    def handle(self, record):
        event = {name: value.decode() for name, value in record.headers}
        if event.get("ce_type") != "financial.invoice.created":
            return
        tenant, company = event["ce_tenant"], event.get("ce_company")
        try:
            greeting = self.configuration.of(tenant, company)["values"]["greeting"]
        except Refused:
            return
        customer = json.loads(record.value)["customer"]
        text = f"{greeting}, {customer}"
        self.said.setdefault((tenant, company), {})[event["ce_id"]] = text
        self.publish(event, customer, text)

    def publish(self, cause, customer, text):
        tenant, company = cause["ce_tenant"], cause.get("ce_company")
        attributes = {
            "ce_specversion": "1.0",
            "ce_id": str(uuid.uuid5(IDS, cause["ce_source"] + "/" + cause["ce_id"])),
            "ce_source": f"/modules/{MODULE}",
            "ce_type": TYPE,
            "ce_subject": customer,
            "ce_time": datetime.now(timezone.utc).isoformat(),
            "ce_tenant": tenant,
            "content-type": "application/json",
        }
        if company:
            attributes["ce_company"] = company
        self.producer.send(
            ENV["BUILDIFY_EVENTS_TOPIC"],
            key=f"{tenant}/{company or ''}/{customer}".encode(),
            value=json.dumps({"customer": customer, "text": text}).encode(),
            headers=[(name, value.encode()) for name, value in attributes.items()],
        ).get(timeout=10)


class Tokens:
    """Verifies who asks."""

    def __init__(self):
        self.keys = jwt.PyJWKSet.from_json(ENV["BUILDIFY_TOKEN_KEYS"])

    def claims(self, header):
        scheme, _, token = (header or "").partition(" ")
        try:
            if scheme.lower() != "bearer":
                raise jwt.InvalidTokenError("no bearer token")
            key = self.keys[jwt.get_unverified_header(token)["kid"]]
            claims = jwt.decode(
                token, key, algorithms=["RS256"], audience=ENV["BUILDIFY_TOKEN_AUDIENCE"],
                issuer=ENV["BUILDIFY_TOKEN_ISSUER"], options={"require": ["exp", "iss", "aud"]})
        except (jwt.InvalidTokenError, KeyError) as problem:
            raise Refused(401, "unauthorized", f"The token is not accepted: {problem}.") from problem
        if not claims.get("tenant"):
            raise Refused(403, "tenant-required", "The token names no tenant. Ask for one that does.")
        return claims


class Requests(BaseHTTPRequestHandler):
    configuration, greetings, tokens = None, None, None

    def do_GET(self):
        try:
            self.answer(200, "application/json", self.found(self.path.partition("?")[0]))
        except Refused as it:
            kind = "https://buildify.io/problems/" + it.problem
            self.answer(it.status, "application/problem+json", {"type": kind, "status": it.status, "detail": it.detail})

    def found(self, path):
        if path == "/q/health/live":
            return {"status": "UP"}
        if path == "/q/health/ready":
            if not self.configuration.ready.is_set():
                raise Refused(503, "not-ready", "The configuration topic is being read.")
            return {"status": "UP"}
        claims = self.tokens.claims(self.headers["Authorization"])
        tenant, company = claims["tenant"], claims.get("company")
        record = self.configuration.of(tenant, company)
        if path == PREFIX + "/configuration":
            shown = {name: record.get(name) for name in ("values", "features", "origin", "hash")}
            return {"tenant": tenant, "company": company, **shown}
        if path == PREFIX + "/greetings":
            return {"items": list(self.greetings.said.get((tenant, company), {}).values())}
        raise Refused(404, "not-found", f"There is nothing at {path}.")

    def answer(self, status, kind, body):
        content = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *arguments):
        pass


def carry_on(work):
    """A thread without which the process is of no use: it ends with it, and is started again."""

    def guarded():
        try:
            work()
        except Exception as problem:
            print(f"{work.__qualname__}: {problem}", file=sys.stderr, flush=True)
            os._exit(1)

    threading.Thread(target=guarded, daemon=True).start()


def main():
    Requests.configuration = Configuration()
    Requests.greetings = Greetings(Requests.configuration)
    Requests.tokens = Tokens()
    server = ThreadingHTTPServer((ENV.get("HOST", "0.0.0.0"), int(ENV["PORT"])), Requests)
    signal.signal(signal.SIGTERM, lambda *_: threading.Thread(target=server.shutdown).start())
    carry_on(Requests.configuration.follow)
    carry_on(Requests.greetings.follow)
    print("greeter serves", PREFIX, flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
