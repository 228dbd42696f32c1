#!/usr/bin/env python3
"""Verifies a bundle of draw protocol v1; written from docs/spec/draw-v1.md, with the standard library alone.

  python3 verify.py DIR [--log FILE] [--checkpoint FILE] [--json]     exit 0: it holds, 1: refused, 2: unusable input

All checks of section 11 but "signatures", which it cannot make; its verdict then says so. No network, no clock, no floating point.
The draw is here; the forms of documents, hashes and trees are in verify_documents.py, the log in verify_log.py.
"""
import heapq, json, os, re, struct, sys
from verify_documents import (BEACON, CODE, COUNT, DOCUMENTS, FORMS, IID, NAME, ROLLS, SHARED, SID, Differs, Evidence, NotRun, canonical,
                              first, fits, lp8, lp16, need, parties_and_beacons_fit, plan_fits, rolls_fit)
from verify_log import AGREE, EYE, NOT_APPLICABLE, OFF_ROSTER, LogChecks

DIFFER, NOT_RUN = "differ", "not run"
CHECKS = [  # method, title, checks that it needs
    ("files", "files of the projection", ""), ("members", "members and ranges", "canonical"),
    ("canonical", "canonical documents", "files"), ("plan_hash", "plan hash", ""), ("header", "header hash and plan identity", ""),
    ("parties", "parties and commitments", ""), ("reveals", "reveals", ""), ("beacons", "beacons", ""), ("seed", "seed", ""),
    ("pool", "pool order and count", ""), ("exclusions", "exclusions and registry count", ""), ("root_s", "rootS", ""),
    ("root_a", "rootA", ""), ("strata", "strata, quotas, thresholds", "seed"), ("selection", "selection", "seed root_a strata"),
    ("public_list", "public list", "selection"), ("roster", "roster", ""), ("recusal", "recusal", ""),
    ("teams", "teams", "selection roster recusal"), ("signatures", "signatures", ""),
    ("log", "log inclusion, order and consistency", ""), ("attempts", "attempts and gaps", "log"), ("lints", "lints", "")]
AUDIT_FILES = {"attrs.csv", "exclusions.csv", "roster.csv", "recusal.csv", "strata.csv", "selected.csv", "teams.csv"}
AUDIT_CHECKS = {"root_a", "strata", "selection", "roster", "recusal", "teams"}


class Verifier(Evidence, LogChecks):
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

    def compare(self, name, lines, root):
        need(self.lines(name) == lines, name + " is not what follows from the inputs")
        need(self.lines_root(lines) == self.result[root], "result.json has another root for " + name)
        return "%d lines" % len(lines)

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
