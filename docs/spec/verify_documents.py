"""Documents of draw protocol v1 (docs/spec/draw-v1.md, sections 1 and 3): canonical form, members, ranges, hashes and trees. Used by verify.py."""
import hashlib, json, os, re, struct, unicodedata
from datetime import datetime

DOCUMENTS = ["plan.json", "header.json", "ceremony.json", "result.json"]
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


class Evidence:
    """Files of self.directory, and hashes and trees in the suite of self.plan."""

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

    def rooted(self, name, form, root, unique=lambda line: line):
        lines = self.lines(name, form, unique)
        need(self.lines_root(lines) == root, name + " has another root than was committed to")
        return lines

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
