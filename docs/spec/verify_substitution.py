#!/usr/bin/env python3
"""Verifies substitution rounds of draw protocol v1 (section 10); written from docs/spec/draw-v1.md, with the standard library alone.

  python3 verify_substitution.py BASE ROUND... --log FILE [--json]     exit 0: all hold, 1: refused, 2: unusable input

BASE is the bundle of the draw, verified by verify.py first; the rounds are given in order, from the first.
"""
import json, os, struct, sys
from datetime import timedelta
from verify import DIFFER, NOT_RUN, Verifier
from verify_documents import BEACON, HASH, IID, NAME, SID, Differs, NotRun, canonical, fits, lp8, lp16, need, rolls_fit, when
from verify_log import AGREE, EYE, NOT_APPLICABLE

CHECKS = [  # method, title, checks that it needs
    ("base", "base draw and earlier rounds", ""), ("files", "files of the projection", "base"),
    ("canonical", "canonical documents", "files"), ("members", "members and ranges", "canonical"),
    ("permission", "permission", "members"), ("batch", "batch", "members"), ("requests", "requests", "members"),
    ("link", "link", "permission"), ("beacons", "beacons", "members"), ("seed", "seed", "members"),
    ("substitutes", "substitutes", "batch requests seed"), ("public_list", "public list", "substitutes"),
    ("teams", "teams", "substitutes"), ("seats", "seats", "substitutes"), ("log", "log order and times", "permission")]
AUDIT_ONLY = {"requests", "substitutes", "teams", "seats"}
AUDIT_FILES = {"requests.csv", "substitutes.csv", "teams.csv", "seats.csv"}
DOCUMENTS = ["batch.json", "substitution.json"]
ROUND = (1, (1 << 31) - 1)
FORMS = [{"v": (1, 1), "header": HASH, "round": ROUND, "requests": HASH, "beacon": [BEACON, 1, 65535]},
         {"v": (1, 1), "round": ROUND, "beacons": [{**BEACON, "value": "([0-9a-f]{2}){1,65535}"}, 1, 65535],
          **dict.fromkeys(("header", "batch", "link", "seed", "substitutesRoot", "publicRoot", "teamsRoot", "seatsRoot"), HASH)}]
WITNESS = IID.replace("UNFILLED,", "UNFILLED(,|$)")
REQUEST = ",".join((SID, NAME, HASH, WITNESS, WITNESS)) + "(,(0|[1-9][0-9]{0,2}))?"


class State:
    """Who was drawn, who sits where and who ever sat there, after the draw and the rounds so far."""

    def __init__(self, draw):
        self.rounds, self.beacons, self.link, self.listed = 0, draw.plan["beacon"], None, set()
        self.audit = draw.audit
        if "public.csv" in draw.names:
            self.listed |= set(draw.lines("public.csv"))
        if self.audit:
            self.drawn, self.team, self.sat = {sid for rows in draw.drawn.values() for _, sid in rows}, {}, {}
            self.load = {entry[0]: entry[4] for entry in draw.roster}
            for line in draw.lines("teams.csv"):
                self.seat(line)

    def carry(self, iid):
        if iid in self.load:
            self.load[iid] += 1

    def seat(self, line):
        sid, *team = line.split(b",")
        self.team[sid], self.sat[sid] = team, set(team)
        for iid in team:
            self.carry(iid)


class Round(Verifier):
    """One round; its hashes, trees and lists are those of the verifier of a draw."""

    def __init__(self, directory, draw, state, last):
        self.directory, self.names, self.out = directory, set(os.listdir(directory)), {}
        self.draw, self.state, self.last = draw, state, last
        self.plan, self.audit = draw.plan if state else None, bool(self.names & AUDIT_FILES)

    def run(self):
        for method, title, needed in CHECKS:
            if not self.audit and method in AUDIT_ONLY | {"public_list"}:
                needed = "members"
            if not all(self.out[need_][0] not in (DIFFER, NOT_RUN) for need_ in needed.split()):
                self.out[method] = NOT_RUN, "depends on a check that does not hold"
            elif not self.audit and method in AUDIT_ONLY:
                self.out[method] = NOT_APPLICABLE, "not part of the PUBLIC projection"
            else:
                try:
                    found = getattr(self, "check_" + method)()
                    self.out[method] = found if type(found) is tuple else (AGREE, found or "")
                except Differs as differs:
                    self.out[method] = DIFFER, str(differs)
                except NotRun as missing:
                    self.out[method] = NOT_RUN, str(missing)
        return [(title, *self.out[method]) for method, title, _ in CHECKS]

    def compare(self, name, lines, root):
        need(self.lines(name) == lines, name + " is not what follows from the inputs")
        need(self.lines_root(lines) == self.result[root], "substitution.json has another root for " + name)
        return "%d lines" % len(lines)

    # ---- documents ----
    def check_base(self):
        if not self.state:
            raise NotRun("the base draw or an earlier round does not hold")
        if self.audit and not self.state.audit:
            raise NotRun("an AUDIT bundle needs those of the draw and of the rounds before")

    def check_files(self):
        whole = set(DOCUMENTS) | (AUDIT_FILES | {"public.csv"} if self.audit else set())
        need(whole <= self.names <= whole | {"public.csv"}, "are not exactly those of a projection")
        for name in self.names:
            path = os.path.join(self.directory, name)
            need(os.path.isfile(path) and not os.path.islink(path), name + " is no regular file")
            need(os.path.getsize(path) <= (1 << 20 if ".json" in name else 1 << 28), name + " is too large")
        need("public.csv" in self.names or self.plan["embargoUntil"], "public.csv is missing, and there is no embargo")

    def check_canonical(self):
        self.raw = [self.read(name) for name in DOCUMENTS]
        self.batch, self.result = map(canonical, self.raw)

    def check_members(self):
        for value, form, name in zip((self.batch, self.result), FORMS, DOCUMENTS):
            fits(value, form, name)
        need(any(b["type"] != "index" for b in self.batch["beacon"]), "indexes alone are too weak")
        rolls_fit(self.batch["beacon"])
        rolls_fit(self.result["beacons"])

    def entries(self, kind, doc):
        return [i for i, e in enumerate(self.draw.log) if (e["type"], e["doc"]) == (kind, doc)]

    def check_permission(self):
        if not self.draw.log_file:
            raise NotRun("only a log shows that substitutions were allowed, and none was given")
        chain, plan, header = (self.entries(kind, self.draw.doc + end) for kind, end in (("chain", ""), ("plan", ""), ("header", "/1")))
        need(len(chain) == 1, "the log has not one entry of type chain for the plan")
        need(plan and header and plan[0] < chain[0] < header[0], "the chain does not stand between the plan and the header of attempt 1")
        self.end = self.draw.log[chain[0]]["digest"]

    def check_batch(self):
        batch, result = self.batch, self.result
        need(batch["header"] == self.draw.header_hash.hex(), "batch.json belongs to another draw")
        need(batch["round"] == self.state.rounds + 1, "batch.json is of another round")
        need(len(batch["beacon"]) == len(self.state.beacons) and all(
            a["type"] == b["type"] and a["source"] == b["source"] and a["round"] < b["round"]
            for a, b in zip(self.state.beacons, batch["beacon"])), "batch.json does not name later public values of the plan's kinds")
        need((result["header"], result["round"], result["batch"]) == (batch["header"], batch["round"], self.tagged(b"batch", self.raw[0]).hex()),
             "substitution.json names another batch")

    def check_link(self):
        before = self.tagged(b"link", bytes.fromhex(self.result["link"])).hex()
        need(before == (self.state.link or self.end), "the hash of the link is not the one before it")

    def check_beacons(self):
        self.header, self.ceremony = {"beacon": self.batch["beacon"]}, self.result
        return super().check_beacons()

    def check_seed(self):
        data = self.draw.seed + struct.pack(">I", self.batch["round"]) + bytes.fromhex(self.batch["requests"] + self.result["link"])
        data += struct.pack(">H", len(self.result["beacons"]))
        for b in self.result["beacons"]:
            data += lp8(b["type"].encode()) + lp8(b["source"].encode()) + struct.pack(">Q", b["round"]) + lp16(bytes.fromhex(b["value"]))
        self.seed = self.tagged(b"sub", data)
        need(self.seed.hex() == self.result["seed"], "substitution.json has another seed than follows")

    # ---- requests and outcome ----
    def check_requests(self):
        lines = self.lines("requests.csv", REQUEST)
        need(all(a < b for a, b in zip(lines, lines[1:])), "requests.csv does not ascend")
        self.asked, roster = [], {entry[0] for entry in self.draw.roster}
        for line in lines:
            sid, _, _, one, other, *seat = line.split(b",")
            need(one < other, "one witness twice, or in another order")
            need(not seat or int(seat[0]) < 255, "requests.csv has no legal seat")
            self.asked.append((sid, int(seat[0]) if seat else None, {one, other}))
        need(lines and self.lines_root(lines) == self.batch["requests"], "requests.csv has another root, or no request")
        seen = [(sid, seat) for sid, seat, _ in self.asked]
        self.replaced = {sid for sid, seat in seen if seat is None}
        need(len(set(seen)) == len(seen), "requests.csv asks for the same twice")
        for sid, seat, witnesses in self.asked:
            team = self.state.team.get(sid)
            need(team, "requests.csv names a subject that is not drawn, or replaced already")
            need(witnesses <= roster, "requests.csv names a witness who is not on the roster")
            need(seat is None or sid not in self.replaced, "requests.csv replaces an inspector of a subject that is replaced itself")
            need(seat is None or seat < len(team) and team[seat] != b"UNFILLED", "requests.csv names a seat where nobody sits")

    def check_substitutes(self):
        draw, wanted, lines = self.draw, {}, []
        ticket, self.assign = (self.tagged(b"key", self.seed + use) for use in (b"ticket", b"assign"))
        stratum = dict(zip(draw.sids, draw.codes))
        for sid in sorted(self.replaced):
            wanted.setdefault(stratum[sid], []).append(sid)
        candidates = {key: [] for key in wanted}
        for sid, key, salt in zip(draw.sids, draw.codes, draw.salts):
            if key in wanted and sid not in self.state.drawn:
                open_ = self.plan["attributesPublic"]
                candidates[key].append((self.H(b"T" + ticket + lp8(sid) if open_ else b"P" + ticket + bytes(31) + lp8(sid) + salt), sid))
        self.new = {}
        for key, replaced in wanted.items():
            rows = sorted(candidates[key])[:len(replaced)]
            self.new.setdefault(draw.unit[key], []).extend(rows)
            for i, sid in enumerate(replaced):
                lines.append(b"%s,%s,%s" % (sid, *((rows[i][1], rows[i][0].hex()[:16].encode()) if i < len(rows) else (b"UNFILLED", b""))))
        found = self.compare("substitutes.csv", sorted(lines), "substitutesRoot")
        self.fill(stratum)
        return found

    def fill(self, stratum):
        """The teams of the new subjects and the seats of replaced inspectors (section 8, with loads going on)."""
        self.load, self.team_lines, self.seat_lines, vacant = dict(self.state.load), [], [], {}
        sat = {sid: set(all_) for sid, all_ in self.state.sat.items()}
        for sid, seat, _ in self.asked:
            if seat is not None:
                vacant.setdefault(self.draw.unit[stratum[sid]], []).append((sid, seat))
        for unit in sorted({unit for unit, rows in self.new.items() if rows} | set(vacant)):
            kU = self.tagged(b"unit", self.assign + lp8(unit))
            rows = [([], sid) for _, sid in sorted(self.new.get(unit, []))]
            for j in range(len(self.plan["team"])):
                for r, (team, sid) in enumerate(rows):
                    team.append(self.choose(unit.decode(), kU, r, j, sid, sat.setdefault(sid, set())))
            self.team_lines += [b",".join([sid] + team) for team, sid in rows]
            for r, (sid, j) in enumerate(vacant.get(unit, []), len(rows)):
                self.seat_lines.append(b"%s,%d,%s" % (sid, j, self.choose(unit.decode(), kU, r, j, sid, sat[sid])))

    def choose(self, unit, kU, r, j, sid, barred):
        seat, roster = self.plan["team"][j], self.draw.roster
        for place in [unit] + self.plan.get("units", {}).get(unit, []):
            able = [i for i, (iid, at, dept, qual, _) in enumerate(roster) if (at, dept) == (place, seat["dept"]) and iid not in barred
                    and qual & seat["qual"] == seat["qual"] and iid + b"," + sid not in self.draw.recused]
            if able:
                chosen = min(able, key=lambda i: (self.load[roster[i][0]], self.H(b"I" + kU + struct.pack(">IBI", r, j, i))))
                self.load[roster[chosen][0]] += 1
                barred.add(roster[chosen][0])
                return roster[chosen][0]
        return b"UNFILLED"

    def check_public_list(self):
        if self.audit:
            self.list = sorted(sid for rows in self.new.values() for _, sid in rows)
            return self.compare("public.csv", self.list, "publicRoot")
        self.list = []
        if "public.csv" not in self.names:
            return NOT_APPLICABLE, "under embargo until " + self.plan["embargoUntil"]
        self.list = self.rooted("public.csv", SID, self.result["publicRoot"])
        need(set(self.list) <= set(self.draw.sids), "public.csv lists a subject that is not in the pool")
        need(not set(self.list) & self.state.listed, "public.csv lists a subject that was drawn before")

    def check_teams(self):
        return self.compare("teams.csv", self.team_lines, "teamsRoot")

    def check_seats(self):
        return self.compare("seats.csv", sorted(self.seat_lines), "seatsRoot")

    # ---- log ----
    def check_log(self):
        log, headed, r = self.draw.log, self.draw.header_hash.hex(), self.batch["round"]
        doc = "%s/sub/%d" % (headed, r)
        def only(kind, digest):
            found = self.entries(kind, doc)
            need(len(found) == 1 and log[found[0]]["digest"] == digest, "the log has not one entry %s with its digest" % kind)
            return found[0]
        batch = only("sub:batch", self.tagged(b"batch", self.raw[0]).hex())
        link = only("sub:link", self.H(bytes.fromhex(self.result["link"])).hex())
        values = [only("sub:beacon:%d" % n, self.H(lp16(bytes.fromhex(b["value"]))).hex()) for n, b in enumerate(self.result["beacons"])]
        result = only("sub:result", self.tagged(b"substitution", self.raw[1]).hex())
        need(sum(e["doc"] == doc for e in log) == len(values) + 3, "the log has further entries on this round")
        before = self.entries("result", headed) if r == 1 else self.entries("sub:result", "%s/sub/%d" % (headed, r - 1))
        need(before and before[0] < batch < link < min(values) and max(values) < result, "the log has steps out of order")
        need(all(when(log[i]["at"]) >= when(log[link]["at"]) + timedelta(minutes=10) for i in values), "the log has a step out of time")
        later = self.last and any(e["doc"] == "%s/sub/%d" % (headed, self.state.rounds + 2) for e in log)
        return (EYE if later else AGREE), "entries %d to %d" % (batch + 1, result + 1)

    def advance(self):
        """The state after this round, which holds."""
        state = self.state
        state.rounds, state.beacons, state.link = self.batch["round"], self.batch["beacon"], self.result["link"]
        state.listed |= set(self.list)
        state.audit = self.audit
        if self.audit:
            for sid in self.replaced:
                del state.team[sid]
            state.drawn |= set(self.list)
            for line in self.team_lines:
                state.seat(line)
            for sid, seat, iid in (line.split(b",") for line in self.seat_lines):
                state.team[sid][int(seat)] = iid
                state.sat[sid].add(iid)
                state.carry(iid)
        return state


def refused(checks):
    return any(outcome in (DIFFER, NOT_RUN) for _, outcome, _ in checks)


def main(arguments):
    as_json, log = "--json" in arguments, arguments[arguments.index("--log") + 1] if "--log" in arguments[:-1] else None
    rest = [a for a in arguments if a not in ("--json", "--log", log)]
    if len(rest) < 2 or not all(map(os.path.isdir, rest)) or log and not os.path.isfile(log):
        print(__doc__, file=sys.stderr)
        return 2
    draw = Verifier(rest[0], log)
    base = draw.run()
    holds = not refused([check for check in base if check[0] != "signatures"])
    state, rounds, public = State(draw) if holds else None, [], not draw.audit
    for place, directory in enumerate(rest[1:], 2):
        one = Round(directory, draw, state, place == len(rest))
        checks = one.run()
        state, public = None if refused(checks) else one.advance(), public or not one.audit
        rounds.append({"checks": [dict(zip(("name", "outcome", "detail"), check)) for check in checks], "round": len(rounds) + 1,
                       "finding": next((title for title, outcome, _ in checks if outcome == DIFFER), ""), "refused": refused(checks)})
    verdict = "refused" if state is None else "consistent at public level" if public else "verified, unsigned"
    if as_json:
        print(json.dumps({"base": [dict(zip(("name", "outcome", "detail"), check)) for check in base], "rounds": rounds, "verdict": verdict}))
    else:
        print("base draw: " + ("holds" if holds else "refused"))
        for one in rounds:
            print("round %d" % one["round"])
            print("\n".join("%-18s %s: %s" % (c["outcome"], c["name"], c["detail"]) for c in one["checks"]))
        print(verdict)
    return 1 if verdict == "refused" else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
