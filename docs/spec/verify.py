#!/usr/bin/env python3
"""Verifies a bundle of draw protocol v1; written from docs/spec/draw-v1.md, with the standard library alone.

  python3 verify.py DIR [--log FILE] [--checkpoint FILE] [--json]     exit 0: it holds, 1: refused, 2: unusable input

All checks of section 11 but "signatures", which it cannot make; its verdict then says so. No network, no clock, no floating point.
"""
import base64, hashlib, heapq, json, os, re, struct, sys, unicodedata
from datetime import datetime, timedelta

AGREE, DIFFER, EYE, NOT_APPLICABLE, NOT_RUN = "agree", "differ", "needs a human eye", "not applicable", "not run"
CHECKS = [  # method, title, checks that it needs
    ("files", "files of the projection", ""), ("members", "members and ranges", "canonical"),
    ("canonical", "canonical documents", "files"), ("plan_hash", "plan hash", ""), ("header", "header hash and plan identity", ""),
    ("parties", "parties and commitments", ""), ("reveals", "reveals", ""), ("beacons", "beacons", ""), ("seed", "seed", ""),
    ("pool", "pool order and count", ""), ("exclusions", "exclusions and registry count", ""), ("root_s", "rootS", ""),
    ("root_a", "rootA", ""), ("strata", "strata, quotas, thresholds", "seed"), ("selection", "selection", "seed root_a strata"),
    ("public_list", "public list", "selection"), ("roster", "roster", ""), ("recusal", "recusal", ""),
    ("teams", "teams", "selection roster recusal"), ("signatures", "signatures", ""),
    ("log", "log inclusion, order and consistency", ""), ("attempts", "attempts and gaps", "log"), ("lints", "lints", "")]
OFF_ROSTER = "roster-exclusions.csv"
DOCUMENTS = ["plan.json", "header.json", "ceremony.json", "result.json"]
AUDIT_FILES = {"attrs.csv", "exclusions.csv", "roster.csv", "recusal.csv", "strata.csv", "selected.csv", "teams.csv"}
AUDIT_CHECKS = {"root_a", "strata", "selection", "roster", "recusal", "teams"}
NAME, HASH, COUNT, CODE = "[A-Za-z0-9._-]{1,64}", "[0-9a-f]{64}", "(0|[1-9][0-9]{0,9})", "0123456789ABCDEFGHJKLMNPQRTUWXY"
SID, IID = "([0-9A-HJ-NPQRTUWXY]{18}|[a-z][A-Za-z0-9._-]{1,20})", "(?!UNFILLED,)[A-Za-z0-9._-]{1,32}"
ROLLS = "(?s:(.*[^0-9])?([1-9][0-9]{0,3}))"


class Differs(Exception):
    """What a check found."""

class NotRun(Exception):
    """What a check would need, and has not."""

def need(holds, what):
    if not holds:
        raise Differs(what)

lp8, lp16 = lambda x: bytes([len(x)]) + x, lambda x: struct.pack(">H", len(x)) + x
first = lambda line: line.split(b",")[0]
when = lambda text: datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ")

# ---- documents (sections 1 and 3); a form is a pattern, a range, [form, least, most], {member: form} or a test ----
def canonical(data):
    def members(pairs):
        need(len(dict(pairs)) == len(pairs), "repeats a member")
        return dict(pairs)
    def refuse(number):
        raise Differs("has the number " + number)
    def allowed(value, depth):
        need(depth <= 8 and value is not None, "is nested too deep, or has a null")
        need(type(value) is not int or abs(value) < 1 << 53, "has an integer of 2^53 or more")
        need(type(value) is not str or unicodedata.is_normalized("NFC", value), "has a string that is not in normal form C")
        need(type(value) is not dict or all(key.isascii() for key in value), "has a key that is not ASCII")
        for each in value.values() if type(value) is dict else value if type(value) is list else ():
            allowed(each, depth + 1)
    try:
        value = json.loads(data.decode(), object_pairs_hook=members, parse_float=refuse, parse_constant=refuse)
        allowed(value, 1)
        again = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    except (ValueError, RecursionError) as malformed:
        raise Differs("is malformed: %s" % malformed)
    need(again == data, "is not in canonical form")
    return value

def fits(value, form, at):
    if type(form) is dict:
        least, most = {k for k in form if k[-1] != "?"}, {k.rstrip("?") for k in form}
        need(type(value) is dict and least <= value.keys() <= most, at + " has not exactly its members")
        for name, member in value.items():
            fits(member, form[name if name in form else name + "?"], at + "." + name)
    elif type(form) is list:
        need(type(value) is list and form[1] <= len(value) <= form[2], at + " is no list of its length")
        for each in value:
            fits(each, form[0], at)
    elif type(form) is str:
        need(type(value) is str and re.fullmatch(form, value), at + " is not in its form")
    elif type(form) is tuple:
        need(type(value) is int and form[0] <= value <= form[1], at + " is no integer in its range")
    else:
        need(form(value), at + " is not allowed")

def is_time(value):
    try:
        return bool(type(value) is str and re.fullmatch("[0-9-]{10}T[0-9:]{8}Z", value) and when(value))
    except ValueError:
        return False

def is_map(form):
    return lambda value: type(value) is dict and all(re.fullmatch(NAME, key) and not fits(value[key], form, key) for key in value)

ANY, TRUTH, LABEL = (1 << 53) - 1, lambda b: type(b) is bool, lambda t: type(t) is str and 1 <= len(t.encode()) <= 255
TITLE = lambda t: type(t) is str and len(t.encode("utf-16-le")) <= 2000
BEACON = {"type": "lottery|dice|drand|index", "source": LABEL, "round": (0, ANY)}
SHARED = {"v": (1, 1), "authority": LABEL, "series": LABEL, "seq": (1, ANY), "parties": [LABEL, 3, 65535], "beacon": [BEACON, 1, 65535]}
PATH, WORD = [HASH, 0, 64], "[^\\s+]{1,255}"
PROOF = {"v": (1, 1), "checkpoints": [{"note": lambda t: type(t) is str and len(t.encode()) <= 65535, "path": PATH}, 1, 64], "entries": [{"index": (0, ANY), "path": PATH}, 1, 4096]}
NOTE = "(%s)\n(0|[1-9][0-9]{0,15})\n([A-Za-z0-9+/]{43}=)\nat (.{20})\n\n((?:— %s [A-Za-z0-9+/]+={0,2}\n){0,64})" % (WORD, WORD)
ENTRY = {"at": is_time, "type": "(?s:.{1,300})", "doc": "(?s:.{1,1000})", "digest": HASH, "prev": HASH + "|"}
FORMS = [
    {**SHARED, "suite": "SM3|SHA-256", "prev": HASH + "|", "title": TITLE, "attributes": [NAME, 1, 65535], "unit": NAME,
     "ratio": {"by": NAME, "ppm": is_map((0, 10 ** 6))}, "quota": {"mode": "sys", "total?": (0, ANY), "atLeast?": (0, ANY)},
     "team": [{"dept": NAME, "qual": (0, (1 << 31) - 1)}, 2, 255], "qualifications": [LABEL, 0, 31], "units?": is_map([NAME, 0, 65535]),
     "practice": TRUTH, "attributesPublic": TRUTH, "embargoUntil": lambda t: t == "" or is_time(t)},
    {**SHARED, "attempt": (1, ANY), "supersedes": HASH + "|", "count": (0, ANY), "registryCount": (0, ANY), "snapshotAt": is_time,
     "revealBy": is_time, **dict.fromkeys(("plan", "rootS", "rootA", "exclusionsRoot", "rosterRoot", "recusalRoot"), HASH)},
    {"parties": [{"id": LABEL, "commit": HASH, "nonce?": HASH}, 1, 65535],
     "beacons": [{**BEACON, "value": "([0-9a-f]{2}){1,65535}"}, 1, 65535]},
    {"v": (1, 1), **dict.fromkeys(("header", "seed", "strataRoot", "selectedRoot", "publicRoot", "teamsRoot"), HASH)}]

def rolls_fit(beacons):
    need(all(b["type"] != "dice" or re.fullmatch(ROLLS, b["source"]) for b in beacons), "dice do not say how many rolls")

def parties_and_beacons_fit(document):
    parties, beacons = document["parties"], document["beacon"]
    need(all(a.encode() < b.encode() for a, b in zip(parties, parties[1:])), "parties do not ascend")
    need(any(b["type"] != "index" for b in beacons), "indexes alone are too weak")
    rolls_fit(beacons)

def plan_fits(plan):
    fits(plan, FORMS[0], DOCUMENTS[0])
    parties_and_beacons_fit(plan)
    need((plan["prev"] == "") == (plan["seq"] == 1), "prev is empty exactly when seq is 1")
    for names in plan["attributes"], plan["qualifications"]:
        need(len(set(names)) == len(names), "a name is repeated")
    need({plan["unit"], plan["ratio"]["by"]} <= set(plan["attributes"]), "an attribute is not listed")
    need(len(plan["quota"]) < 3, "total and atLeast exclude each other")
    need(all(seat["qual"] < 1 << len(plan["qualifications"]) for seat in plan["team"]), "a mask has a bit without a name")


class Verifier:
    def __init__(self, directory, log=None, checkpoint=None):
        self.directory, self.log_file, self.names, self.out = directory, log, set(os.listdir(directory)), {}
        self.elsewhere = checkpoint
        self.audit, self.lint = bool(self.names & AUDIT_FILES), []
        self.sids = self.codes = self.teams = self.off_roster = None

    def run(self):
        needs = {method: needed.split() for method, _, needed in CHECKS}
        for method in ["files", "canonical", "members"] + [m for m, _, _ in CHECKS if m not in ("files", "canonical", "members")]:
            late = ["members"] if len(self.out) >= 3 else []
            if not self.audit and method in AUDIT_CHECKS and self.holds("members"):
                self.out[method] = NOT_APPLICABLE, "not part of the PUBLIC projection"
            elif not all(map(self.holds, late + needs[method])):
                self.out[method] = NOT_RUN, "depends on a check that differs"
            else:
                try:
                    found = getattr(self, "check_" + method)()
                    self.out[method] = found if type(found) is tuple else (AGREE, found or "")
                except Differs as differs:
                    self.out[method] = DIFFER, str(differs)
                except NotRun as missing:
                    self.out[method] = NOT_RUN, str(missing)
        return [(title, *self.out[method]) for method, title, _ in CHECKS]

    def holds(self, method):
        return self.out[method][0] not in (DIFFER, NOT_RUN)

    def read(self, name):
        with open(os.path.join(self.directory, name), "rb") as file:
            return file.read()

    def lines(self, name, form="(?s:.+)", unique=None):
        data = self.read(name)
        need(not data or data.endswith(b"\n"), name + " is cut off")
        lines, form = data.split(b"\n")[:-1], re.compile(form.encode())
        for n, line in enumerate(lines):
            need(len(line) <= 65535 and form.fullmatch(line), "%s, line %d, is not in its form" % (name, n + 1))
            need(not unique or n == 0 or lines[n - 1] < line and unique(lines[n - 1]) != unique(line), name + " does not ascend")
        return lines

    def compare(self, name, lines, root):
        need(self.lines(name) == lines, name + " is not what follows from the inputs")
        need(self.lines_root(lines) == self.result[root], "result.json has another root for " + name)
        return "%d lines" % len(lines)

    def rooted(self, name, form, root, unique=lambda line: line):
        lines = self.lines(name, form, unique)
        need(self.lines_root(lines) == root, name + " has another root than was committed to")
        return lines

    # ---- hashes and trees (section 1) ----
    def H(self, data):
        return hashlib.new("sm3" if self.plan["suite"] == "SM3" else "sha256", data).digest()

    def tagged(self, label, data):
        return self.H(b"DRAW1/" + label + b"\0" + data)

    def tree(self, leaves):
        while len(leaves) > 1:
            pairs = [leaves[i:i + 2] for i in range(0, len(leaves), 2)]
            leaves = [self.H(b"\1" + b"".join(pair)) if len(pair) == 2 else pair[0] for pair in pairs]
        return leaves[0] if leaves else self.H(b"")

    def chunked(self, kind, records):
        return self.tree([self.H(kind + b"".join(records[i:i + 256])) for i in range(0, len(records), 256)])

    def lines_root(self, lines):
        return self.chunked(b"\3", list(map(lp16, lines))).hex()

    def pool_root(self, kind, records):
        buckets, start, sids = [], 0, self.sids
        for i in range(1, len(sids) + 1):
            if i == len(sids) or sids[i][:8] != sids[start][:8]:
                subroot = self.chunked(kind, records[start:i])
                buckets.append(self.H(b"\2" + lp8(sids[start][:8]) + struct.pack(">Q", i - start) + subroot))
                start = i
        return self.tree(buckets).hex()

    # ---- files, documents and ceremony ----
    def check_files(self):
        whole, signed = {*DOCUMENTS, "pool.csv"}, self.names & {"signatures.json", "keys.json"}
        whole |= AUDIT_FILES | {"public.csv"} if self.audit else set()
        optional, log = {"public.csv"} | ({OFF_ROSTER} if self.audit else set()), self.names & {"log"}
        need(whole <= self.names <= whole | signed | optional | log and len(signed) != 1, "are not exactly those of a projection")
        for folder in (os.path.join(self.directory, name) for name in log):
            need(os.path.isdir(folder) and not os.path.islink(folder) and set(os.listdir(folder)) == {"entries.jsonl", "proof.json"},
                 "log has not exactly its two files")
        for name in self.names - log | {"log/" + name for name in ("entries.jsonl", "proof.json") if log}:
            path = os.path.join(self.directory, name)
            need(os.path.isfile(path) and not os.path.islink(path), name + " is no regular file")
            need(os.path.getsize(path) <= (1 << 20 if ".json" in name else 1 << 28), name + " is too large")
        if "public.csv" not in self.names:
            try:
                plan = canonical(self.read("plan.json"))
                plan_fits(plan)
            except Differs:
                return  # a check of its own finds what is wrong with the plan
            need(plan["embargoUntil"], "public.csv is missing, and there is no embargo")

    def check_canonical(self):
        self.raw = [self.read(name) for name in DOCUMENTS]
        self.plan, self.header, self.ceremony, self.result = map(canonical, self.raw)

    def check_members(self):
        header = self.header
        plan_fits(self.plan)
        for value, form, name in zip((header, self.ceremony, self.result), FORMS[1:], DOCUMENTS[1:]):
            fits(value, form, name)
        parties_and_beacons_fit(header)
        rolls_fit(self.ceremony["beacons"])
        need((header["supersedes"] == "") == (header["attempt"] == 1), "supersedes is empty exactly when attempt is 1")
        need(header["snapshotAt"] < header["revealBy"], "revealBy is not after snapshotAt")
        self.header_hash = self.tagged(b"header", self.raw[1])

    def check_plan_hash(self):
        need(self.tagged(b"plan", self.raw[0]).hex() == self.header["plan"], "header.json names another plan hash")

    def check_header(self):
        need(self.header_hash.hex() == self.result["header"], "result.json names another header hash")
        need(all(self.plan[name] == self.header[name] for name in SHARED), "header.json does not repeat the plan")

    def check_parties(self):
        need([p["id"] for p in self.ceremony["parties"]] == self.header["parties"], "ceremony.json does not list the header's parties")

    def check_reveals(self):
        opened = [p for p in self.ceremony["parties"] if "nonce" in p]
        for p in opened:
            commit = self.H(b"C" + self.header_hash + lp8(p["id"].encode()) + bytes.fromhex(p["nonce"])).hex()
            need(commit == p["commit"], "a nonce is not the one committed to")
        need(opened, "no nonce was opened, so the attempt is void")

    def check_beacons(self):
        beacons, seen = self.ceremony["beacons"], []
        need([{k: b[k] for k in BEACON} for b in beacons] == self.header["beacon"], "ceremony.json does not list the header's beacons")
        for b in beacons:
            value = bytes.fromhex(b["value"])
            form = {"drand": "(?s:.{32})", "lottery": "[0-9]{2}( [0-9]{2})*( [+] [0-9]{2})*", "dice": "[1-6]+",
                    "index": "(0|[1-9][0-9]*)[.][0-9]{2}"}[b["type"]]
            need(re.fullmatch(form.encode(), value) and (b["type"] == "dice" or len(value) <= 255), "a public value is not in its form")
            need(b["type"] != "dice" or len(value) == int(re.fullmatch(ROLLS, b["source"])[2]), "dice have another number of rolls")
            seen.append("%s %s %d = %s" % (*(b[k] for k in BEACON), b["value"] if b["type"] == "drand" else value.decode()))
        return EYE, "compare with the source: " + "; ".join(seen)

    def check_seed(self):
        data = self.header_hash + struct.pack(">H", len(self.ceremony["parties"]))
        for p in self.ceremony["parties"]:
            data += lp8(p["id"].encode()) + (b"\1" + bytes.fromhex(p["nonce"]) if "nonce" in p else bytes(33))
        data += struct.pack(">H", len(self.ceremony["beacons"]))
        for b in self.ceremony["beacons"]:
            data += lp8(b["type"].encode()) + lp8(b["source"].encode()) + struct.pack(">Q", b["round"]) + lp16(bytes.fromhex(b["value"]))
        self.seed = self.tagged(b"seed", data)
        need(self.seed.hex() == self.result["seed"], "result.json has another seed than the ceremony gives")

    # ---- pool, quotas, tickets (sections 6 and 7) ----
    def check_pool(self):
        self.sids = self.lines("pool.csv", SID, lambda line: line)
        need(0 < len(self.sids) == self.header["count"], "pool.csv has not the header's count, or nobody")

    def pool(self):
        if self.sids is None:
            raise NotRun("the pool cannot be read")
        return self.sids

    def check_exclusions(self):
        need(self.audit or self.header["registryCount"] >= self.header["count"], "the register has fewer subjects than the pool")
        if self.audit:
            self.pool()
            lines = self.rooted("exclusions.csv", SID + "," + NAME, self.header["exclusionsRoot"], first)
            need(set(map(first, lines)).isdisjoint(self.pool()), "exclusions.csv excludes a subject of the pool")
            need(len(lines) + len(self.sids) == self.header["registryCount"], "pool and exclusions are not the register")
        return AGREE if self.audit else NOT_APPLICABLE, ""

    def check_root_s(self):
        need(self.pool_root(b"\0", [lp8(sid) for sid in self.pool()]) == self.header["rootS"], "pool.csv has another root")

    def check_root_a(self):
        count = len(self.pool())
        lines = self.lines("attrs.csv", NAME + "([|]" + NAME + ")*,[0-9a-f]{32}")
        need(len(lines) == count, "attrs.csv has not the rows of the pool")
        self.codes, self.salts = list(map(first, lines)), [bytes.fromhex(line[-32:].decode()) for line in lines]
        records = [self.H(b"A" + salt + lp8(sid) + codes) for sid, codes, salt in zip(self.sids, self.codes, self.salts)]
        need(self.pool_root(b"\4", records) == self.header["rootA"], "attrs.csv has another root")

    def quotas(self, strata, u):
        """How many each stratum gives; strata: [(members, ppm)], ascending by key."""
        weight, wanted = sum(n * p for n, p in strata), self.plan["quota"].get("total", self.plan["quota"].get("atLeast"))
        T, S, whole, new, out = 1, 10 ** 6, set(), wanted is not None, []
        wanted = min(wanted or 0, sum(n for n, p in strata if p))
        if new and ("total" in self.plan["quota"] or weight < wanted * 10 ** 6):
            T, S = wanted, weight
            while new:
                new = {h for h, (n, p) in enumerate(strata) if h not in whole and p * T > S}
                whole, T = whole | new, max(0, T - sum(strata[h][0] for h in new))
                S = sum(n * p for h, (n, p) in enumerate(strata) if h not in whole)
        S = S or 1
        F = u * S
        for h, (n, p) in enumerate(strata):
            G = F if h in whole else F + n * p * T * 2 ** 64
            out.append(n if h in whole else (G // (S << 64)) - (F // (S << 64)))
            F = G
        return out

    def check_strata(self):
        if self.codes is None:
            raise NotRun("the attributes cannot be read")
        plan, code = self.plan, lambda key, name: key.decode().split("|")[self.plan["attributes"].index(name)]
        members = {key: [] for key in sorted(set(self.codes))}
        need(all(key.count(b"|") + 1 == len(plan["attributes"]) and code(key, plan["ratio"]["by"]) in plan["ratio"]["ppm"]
                 for key in members), "attrs.csv has a row without a code for each attribute, or a code without a ratio")
        ticket, self.assign, quota = (self.tagged(b"key", self.seed + use) for use in (b"ticket", b"assign", b"quota"))
        for sid, codes, salt in zip(self.sids, self.codes, self.salts):
            salted = b"P" + ticket + bytes(31) + lp8(sid) + salt
            members[codes].append((self.H(b"T" + ticket + lp8(sid) if plan["attributesPublic"] else salted), sid))
        shares = [(len(rows), plan["ratio"]["ppm"][code(key, plan["ratio"]["by"])]) for key, rows in members.items()]
        wanted = dict(zip(members, self.quotas(shares, int.from_bytes(quota[:8], "big"))))
        self.drawn = {key: heapq.nsmallest(wanted[key], rows) for key, rows in members.items()}
        self.unit = {key: code(key, plan["unit"]).encode() for key in members}
        self.lint += ["small-strata"] * any(len(rows) < 5 for rows in members.values()) + ["many-strata"] * (len(members) > 46000)
        return self.compare("strata.csv", [b"%s,%d,%d,%s" % (key, len(rows), wanted[key], self.drawn[key][-1][0].hex().encode()
                            if wanted[key] else b"") for key, rows in members.items()], "strataRoot")

    def check_selection(self):
        return self.compare("selected.csv", [b"%s,%d,%s,%s" % (key, rank, sid, ticket.hex()[:16].encode()) for key, rows
                            in self.drawn.items() for rank, (ticket, sid) in enumerate(rows, 1)], "selectedRoot")

    def check_public_list(self):
        if self.audit:
            return self.compare("public.csv", sorted(sid for rows in self.drawn.values() for _, sid in rows), "publicRoot")
        if "public.csv" not in self.names:
            return NOT_APPLICABLE, "under embargo until " + self.plan["embargoUntil"]
        listed = self.rooted("public.csv", SID, self.result["publicRoot"])
        need(set(listed) <= set(self.pool()), "public.csv lists a subject that is not in the pool")

    # ---- teams (section 8) ----
    def check_roster(self):
        lines = self.lines("roster.csv", ",".join((IID, NAME, NAME, COUNT, COUNT)), first)
        self.roster = [(iid, unit.decode(), dept.decode(), int(qual), int(load)) for iid, unit, dept, qual, load in
                       (line.split(b",") for line in lines)]
        if OFF_ROSTER in self.names:
            off = self.lines(OFF_ROSTER, IID + "," + NAME, first)
            need(off and {e[0] for e in self.roster}.isdisjoint(map(first, off)), OFF_ROSTER + " is empty, or names one of the roster")
            self.off_roster = self.lines_root(off)
        need(self.lines_root(lines) == self.header["rosterRoot"], "roster.csv has another root than was committed to")
        need(all(e[3] < 1 << len(self.plan["qualifications"]) and e[4] < 1 << 31 for e in self.roster), "roster.csv has too large a value")

    def check_recusal(self):
        self.recused = set(self.rooted("recusal.csv", IID + "," + SID, self.header["recusalRoot"]))

    def check_teams(self):
        units, at, load, lines = {}, {}, [entry[4] for entry in self.roster], []
        for key, rows in self.drawn.items():
            units.setdefault(self.unit[key], []).extend(rows)
        for index, (_, unit, dept, _, _) in enumerate(self.roster):
            at.setdefault((unit, dept), []).append(index)
        for unit in sorted(units):
            kU, rows = self.tagged(b"unit", self.assign + lp8(unit)), [([], sid) for _, sid in sorted(units[unit])]
            looked = [unit.decode()] + self.plan.get("units", {}).get(unit.decode(), [])
            for j, seat in enumerate(self.plan["team"]):
                for r, (team, sid) in enumerate(rows):
                    for place in looked:
                        able = [i for i in at.get((place, seat["dept"]), ()) if self.roster[i][3] & seat["qual"] == seat["qual"]
                                and i not in team and self.roster[i][0] + b"," + sid not in self.recused]
                        if able:
                            break
                    least = min((load[i] for i in able), default=0)
                    score = lambda i: self.H(b"I" + kU + struct.pack(">IBI", r, j, i))
                    team.append(min((i for i in able if load[i] == least), key=score, default=-1))
                    if able:
                        load[team[-1]] += 1
            lines += [b",".join([sid] + [self.roster[i][0] if i >= 0 else b"UNFILLED" for i in team]) for team, sid in rows]
        found = self.compare("teams.csv", lines, "teamsRoot")
        self.lint += ["unfilled"] * any(b",UNFILLED" in line for line in lines)
        return found

    # ---- signatures and log (sections 4 and 9) ----
    def check_signatures(self):
        return (NOT_RUN, "this program knows no signatures") if "keys.json" in self.names else (NOT_APPLICABLE, "unsigned")

    def check_log(self):
        if OFF_ROSTER in self.names and not self.off_roster:
            raise NotRun("depends on roster")
        whole = [(n, e, h) for n, (e, h) in enumerate(self.chained(self.lines(os.path.abspath(self.log_file))))] if self.log_file else None
        if "log" not in self.names:
            if self.elsewhere and whole is None:
                raise NotRun("there is no log to compare the checkpoint with")
            self.require_states(whole)
            return self.check_steps(whole, True) if whole is not None else (NOT_APPLICABLE, "no log was given")
        part, states = self.bundled_log()
        steps, last = self.check_steps(part, False), states[-1]
        if whole is not None:
            need(all(size <= len(whole) and self.tree([h for _, _, h in whole[:size]]) == root for _, size, root, _ in states),
                 "a checkpoint is no state of the log that was given")
            steps = self.check_steps(whole, True)
        self.require_states(whole, part, states)
        return EYE, "%s; compare size %d, root %s with what %s published" % (steps, last[1], last[2].hex(), last[0])

    def chained(self, lines):
        """The entries of a whole log, each with its hash."""
        prev, before = "", ""
        for line in lines:
            entry = canonical(line)
            fits(entry, ENTRY, "an entry of the log")
            need(entry["prev"] == prev and entry["at"] >= before, "the log's chain is broken")
            leaf, before = self.H(b"\0" + line), entry["at"]
            prev = leaf.hex()
            yield entry, leaf

    def bundled_log(self):
        """The entries [(index, entry, hash)] and the checkpoints [(origin, size, root, at)] of log/, all proven."""
        proof, part = canonical(self.read("log/proof.json")), []
        fits(proof, PROOF, "log/proof.json")
        states = [self.checkpoint(seen["note"]) for seen in proof["checkpoints"]]
        for before, after, seen in zip(states, states[1:] + [None], proof["checkpoints"]):
            path = list(map(bytes.fromhex, seen["path"]))
            need(0 < before[1] < 1 << 53 and (after or not path), "the last checkpoint has a path, or a checkpoint has no entry")
            need(not after or (before[0] == after[0] and before[1] < after[1] and before[3] <= after[3]
                               and self.extends(before[1], before[2], after[1], after[2], path)), "a checkpoint follows no earlier one")
        lines = self.lines("log/entries.jsonl")
        need(len(lines) == len(proof["entries"]), "log/entries.jsonl has not the entries of log/proof.json")
        for line, place in zip(lines, proof["entries"]):
            entry, leaf, index = canonical(line), self.H(b"\0" + line), place["index"]
            fits(entry, ENTRY, "an entry of the log")
            path = list(map(bytes.fromhex, place["path"]))
            need(index < states[-1][1] and self.climb(leaf, leaf, index, states[-1][1] - 1, path)[1] == states[-1][2],
                 "an entry does not stand in the log at its place")
            if part:
                need(part[-1][0] < index and part[-1][1]["at"] <= entry["at"], "the log's entries do not ascend")
                need(index != part[-1][0] + 1 or entry["prev"] == part[-1][2].hex(), "an entry does not repeat the hash before")
            need(all(entry["at"] <= at if index < size else entry["at"] >= at for _, size, _, at in states), "an entry is back-dated")
            part.append((index, entry, leaf))
        return part, states

    def checkpoint(self, text):
        note = re.fullmatch(NOTE, text)
        need(note and is_time(note[4]), "a checkpoint is not in its form")
        words = [note[3]] + [line.split(" ")[2] for line in note[5].splitlines()]
        names = [note[1]] + [line.split(" ")[1] for line in note[5].splitlines()]
        need(all(unicodedata.category(c)[0] not in "ZC" for name in names for c in name), "a checkpoint has a name with a blank")
        need(all(len(w) % 4 == 0 and base64.b64encode(base64.b64decode(w)).decode() == w and len(w) > 6 for w in words), "no base64")
        return note[1], int(note[2]), base64.b64decode(note[3]), note[4]

    def require_states(self, whole, part=(), states=()):
        """Compares a checkpoint that the reader got elsewhere with the log in the bundle, and with a whole one."""
        if self.elsewhere:
            with open(self.elsewhere, encoding="utf-8", newline="") as file:
                origin, size, root, at = self.checkpoint(file.read())
            need(whole is None or size <= len(whole) and self.tree([h for _, _, h in whole[:size]]) == root, "is no state of the log")
            need(all(s != size or r == root for _, s, r, _ in states), "two states of one log: a split view")
            need(not states or origin != states[-1][0] or any(s == size for _, s, _, _ in states) or all(
                e["at"] <= at if n < size else e["at"] >= at for n, e, _ in part), "an entry is back-dated")

    def climb(self, left, right, at, last, path):
        """RFC 9162, 2.1.3.2 and 2.1.4.2: the roots that a path leads to, of the earlier tree and of the later one."""
        for node in path:
            need(last > 0, "a path is too long")
            if at % 2 or at == last:
                left, right = self.H(b"\1" + node + left), self.H(b"\1" + node + right)
                while at and not at % 2:
                    at, last = at >> 1, last >> 1
            else:
                right = self.H(b"\1" + right + node)
            at, last = at >> 1, last >> 1
        need(last == 0, "a path is too short")
        return left, right

    def extends(self, before, root, size, later, path):
        at, last = before - 1, size - 1
        while at % 2:
            at, last = at >> 1, last >> 1
        path = path if before & (before - 1) else [root] + path
        return bool(path) and self.climb(path[0], path[0], at, last, path[1:]) == (root, later)

    def check_steps(self, log, whole):
        self.log, self.whole, headed = [entry for _, entry, _ in log], whole, self.header_hash.hex()
        def only(kind, doc, digest):
            found = [i for i, e in enumerate(self.log) if (e["type"], e["doc"]) == (kind, doc)]
            need(len(found) == 1 and self.log[found[0]]["digest"] == digest, "the log has not one entry %s with its digest" % kind)
            return found[0]
        parties, header, hashed = self.ceremony["parties"], self.header, lambda hexed: bytes.fromhex(hexed)
        name = lambda text: text.replace("%", "%25").replace("/", "%2F")
        self.doc = "%s/%s/%d" % (name(header["authority"]), name(header["series"]), header["seq"])
        opened = [p for p in parties if "nonce" in p]
        fixed = only("header", "%s/%d" % (self.doc, header["attempt"]), headed)
        off = [i for i, e in enumerate(self.log) if (e["type"], e["doc"]) == (OFF_ROSTER[:-4], "%s/%d" % (self.doc, header["attempt"]))]
        if self.off_roster:
            only(OFF_ROSTER[:-4], "%s/%d" % (self.doc, header["attempt"]), self.off_roster)
        need(self.off_roster or not off or not self.audit and len(off) == 1, "the log has roster exclusions that the bundle has not")
        reveals = [only("reveal:" + p["id"], headed, self.H(hashed(p["nonce"])).hex()) for p in opened]
        values = [only("beacon:%d" % n, headed, self.H(lp16(hashed(b["value"]))).hex()) for n, b in enumerate(self.ceremony["beacons"])]
        phases = [[only("plan", self.doc, header["plan"])], *[[i] for i in off], [fixed], [only("commit:" + p["id"], headed, p["commit"]) for p in parties],
                  reveals, values, [only("result", headed, self.tagged(b"result", self.raw[3]).hex())]]
        need(all(max(a) < min(b) for a, b in zip(phases, phases[1:])), "the log has steps out of order")
        need(sum(e["doc"] == headed for e in self.log) == sum(map(len, phases[2:])), "the log has further entries on this draw")
        over = max([self.log[i]["at"] for i in reveals] + [header["revealBy"]] * (len(opened) < len(parties)))
        need(self.log[fixed]["at"] >= header["snapshotAt"] and all(self.log[i]["at"] <= header["revealBy"] for i in reveals)
             and all(when(self.log[i]["at"]) >= when(over) + timedelta(minutes=10) for i in values), "the log has a step out of time")
        return "entries %d to %d" % (log[phases[0][0]][0] + 1, log[phases[-1][0]][0] + 1)

    def check_attempts(self):
        if not self.log_file and "log" not in self.names:
            return NOT_APPLICABLE, "attempt %d, seq %d by the header alone" % (self.header["attempt"], self.header["seq"])
        behind = lambda kind, prefix: {int(e["doc"][len(prefix):]): i for i, e in reversed(list(enumerate(self.log)))
                                       if e["type"] == kind and re.fullmatch(re.escape(prefix) + "[1-9][0-9]{0,15}", e["doc"])}
        places, before = behind("header", self.doc + "/"), ""
        for attempt in range(1, self.header["attempt"] + 1):
            need(attempt in places, "attempt %d was never logged" % attempt)
            ends = [(e["type"], i) for i, e in enumerate(self.log) if before and e["doc"] == before]
            need(not before or [i for kind, i in ends if kind == "void" and i < places[attempt]] and "result" not in dict(ends),
                 "attempt %d follows one that was not voided" % attempt)
            need(attempt < self.header["attempt"] or before == self.header["supersedes"], "supersedes names another attempt")
            before = self.log[places[attempt]]["digest"]
        need(max(places) == self.header["attempt"], "there is a later attempt")
        if not self.whole:
            return EYE, "%d attempt(s); others and gaps show in the whole log only" % self.header["attempt"]
        gaps = self.header["seq"] - sum(seq <= self.header["seq"] for seq in behind("plan", self.doc.rsplit("/", 1)[0] + "/"))
        return EYE if gaps else AGREE, "%d attempt(s), %d seq not in the log" % (self.header["attempt"], gaps)

    def check_lints(self):
        seats = [seat["dept"] for seat in self.plan["team"]]
        body, codes = (3, 7, 9, 10, 5, 8, 4, 2), [sid.decode() for sid in self.sids or () if len(sid) == 18 and sid[0] < 97]
        wrong = [c for c in codes if CODE[-sum(CODE.index(x) * pow(3, i, 31) for i, x in enumerate(c[:17])) % 31] != c[17]
                 or "0123456789X"[-sum(int(x, 36) * w for x, w in zip(c[8:16], body)) % 11] != c[16]]
        self.lint += ["schemes"] * any(sid[0] > 96 and sid[0] not in b"psjbno" for sid in self.sids or ())
        self.lint += ["practice"] * self.plan["practice"] + ["unlogged"] * (not self.log_file and "log" not in self.names) + ["check-digits"] * bool(wrong)
        self.lint += ["parties"] * (len(self.plan["parties"]) < 5) + ["seats"] * len({d for d in seats if seats.count(d) < 2})
        return EYE if self.lint else AGREE, " ".join(sorted(self.lint))


def main(arguments):
    option = lambda name: arguments[arguments.index(name) + 1] if name in arguments[:-1] else None
    as_json, log, checkpoint = "--json" in arguments, option("--log"), option("--checkpoint")
    rest = [a for a in arguments if a not in ("--json", "--log", log, "--checkpoint", checkpoint)]
    if len(rest) != 1 or not os.path.isdir(rest[0]) or any(file and not os.path.isfile(file) for file in (log, checkpoint)):
        print(__doc__, file=sys.stderr)
        return 2
    verifier = Verifier(rest[0], log, checkpoint)
    checks = verifier.run()
    signed = "keys.json" in verifier.names
    finding = next((title for title, outcome, _ in checks if outcome == DIFFER), "")
    refused = any(outcome in (DIFFER, NOT_RUN) for title, outcome, _ in checks if not signed or title != "signatures")
    verdict = "refused" if refused else ("verified, " if verifier.audit else "consistent at public level, ") + (
        "signatures not checked" if signed else "unsigned")
    if as_json:
        print(json.dumps({"checks": [dict(zip(("name", "outcome", "detail"), check)) for check in checks], "finding": finding,
                          "lints": sorted(verifier.lint), "verdict": verdict}))
    else:
        print("\n".join("%-18s %s: %s" % (outcome, title, detail) for title, outcome, detail in checks) + "\n" + verdict)
    return 1 if refused else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
