// The judgement on a pair, by what the two tell: a pledge and a pledge, a pledge and a delivery, a question and its
// answer, and so on; once for two statements of one document, which sets its promises apart itself, and once for two
// documents, where equal numbers and nearness in time speak for one promise.
//
// Nearness is judged by grain: two reports of "Leopard 2" without a number may lie months apart, two of "tanks" weeks,
// two of "military aid" days, since the coarser the word the more promises it fits.
#include "graph/resolve/pair_judgement.hpp"

#include <algorithm>
#include <cmath>

namespace pledgegraph {

namespace {

constexpr PairJudgement kUnsure{};
constexpr int kUnknownGap = 60;  ///< days reckoned between tellings of which one has no date
constexpr int kRetelling = 30;   ///< days for which a delivered promise is still told as promised
constexpr int kRoundSum = 35;    ///< days after which an equal round sum is as likely another package

PairJudgement same(double score, const char* reason) { return {Verdict::Same, score, reason}; }
PairJudgement not_same(const char* reason) { return {Verdict::NotSame, 0, reason}; }

bool is_question(Status status) { return status == Status::Requested || status == Status::Considered; }

/// Falls from `high` to `low` over `limit` days; unsure beyond.
PairJudgement fading(double high, double low, int gap, int limit, const char* reason) {
  if (gap > limit) return kUnsure;
  return same(high - (high - low) * gap / std::max(limit, 1), reason);
}

/// A limit in days for each grain.
struct Limits {
  int system, kind, aid;
  int of(Grain grain) const { return grain == Grain::System ? system : grain == Grain::Kind ? kind : aid; }
};

struct Pair {
  const Telling& a;  ///< the earlier by date, or by stage where dates do not tell
  const Telling& b;
  NumberComparison number;
  Grain grain;
  int gap;
  int steps;  ///< between the items
};

/// ---- one document ----

PairJudgement same_document_same_status(const Pair& p) {
  if (p.steps > 0) return not_same("the document names both");
  switch (p.number.relation) {
    case NumberRelation::Equal: return same(1.0, "said twice in one document");
    case NumberRelation::Different:
      return p.a.status == Status::Pledged ? not_same("one document gives two numbers") : kUnsure;
    case NumberRelation::Open: break;
  }
  if (p.a.anonymous) return kUnsure;
  if (!p.a.numbered() && !p.b.numbered()) return same(0.9, "said twice in one document");
  return p.grain == Grain::Aid ? kUnsure : same(0.6, "said twice in one document, once without number");
}

PairJudgement same_document(const Pair& p) {
  const Status s = p.a.status, t = p.b.status;
  if (s == t) return same_document_same_status(p);
  const bool equal = p.number.relation == NumberRelation::Equal;
  if (p.steps > 0) return equal ? same(0.9, "same number in one document") : kUnsure;
  const bool refusal = s == Status::Refused || t == Status::Refused;
  if (is_question(s) && is_question(t)) return same(0.85, "one open question");
  if (refusal && (is_question(s) || is_question(t))) return same(0.85, "a question and its answer");
  if (refusal) return equal ? same(0.8, "promised and withdrawn") : not_same("given and refused in one document");
  if (is_question(s) || is_question(t)) return equal ? same(0.8, "same number in one document") : kUnsure;
  // A pledge and a delivery; the pledge is p.a.
  if (equal) return same(0.97, "promised and delivered, same number");
  if (p.number.relation == NumberRelation::Different) {
    if (p.number.first_is_less) return kUnsure;  // eight handed over, six more promised: of one promise or of two
    return same(0.72 + 0.15 * p.number.ratio, "part of a promise in one document");
  }
  return same(0.63, "promised and delivered in one document");
}

/// ---- two documents ----

/// "500 million": sums of one or two digits below five billion recur, package after package.
bool is_round_sum(const Telling& t) {
  if (t.quantity || !t.amount || *t.amount >= 5e9 || *t.amount <= 0) return false;
  const double unit = std::pow(10.0, std::floor(std::log10(*t.amount)) - 1);
  return std::abs(std::remainder(*t.amount, unit)) < 1e-6 * unit;
}

PairJudgement two_pledges(const Pair& p) {
  if (p.number.relation == NumberRelation::Equal) {
    if (p.grain == Grain::Aid && is_round_sum(p.a) && p.gap > kRoundSum) return kUnsure;
    return fading(0.95, p.grain == Grain::System ? 0.65 : 0.55, p.gap, 400, "same number");
  }
  if (p.number.relation == NumberRelation::Open) {
    const bool bare = !p.a.numbered() && !p.b.numbered();
    if (p.grain == Grain::Aid) return fading(0.6, 0.5, p.gap, bare ? 14 : 7, "told within days");
    return fading(0.75, 0.55, p.gap, Limits{240, 60, 0}.of(p.grain), "same item, no other number");
  }
  if (p.grain == Grain::Aid) {
    return p.number.ratio >= 0.8 && p.gap <= 7 ? same(0.55, "sums within days of each other") : not_same("two sums");
  }
  if (p.gap <= 10 && p.number.ratio >= 0.3) return same(0.6, "numbers differ within days");
  if (p.number.ratio >= 0.55 && p.gap <= 120) return same(0.56, "corrected or raised while it was open");
  return kUnsure;  // whether another promise lies between is for the cluster to see
}

PairJudgement pledge_and_delivery(const Pair& p) {
  if (p.number.relation == NumberRelation::Equal) return fading(0.93, 0.7, p.gap, 900, "promised and delivered");
  if (p.number.relation == NumberRelation::Open) {
    if (p.grain == Grain::Aid && p.a.numbered() != p.b.numbered()) {
      return fading(0.55, 0.5, p.gap, 30, "promised and delivered");
    }
    return fading(0.72, 0.52, p.gap, Limits{540, 180, 30}.of(p.grain), "promised and delivered");
  }
  if (!p.number.first_is_less) {
    const int limit = Limits{540, 400, 400}.of(p.grain);
    if (p.gap > limit) return kUnsure;
    return same(0.6 + 0.1 * p.number.ratio - 0.1 * p.gap / limit, "part of a promise");
  }
  if (p.grain != Grain::Aid && p.number.ratio >= 0.45 && p.gap <= 150) {
    return same(0.52, "more delivered than first promised");
  }
  return kUnsure;
}

PairJudgement two_deliveries(const Pair& p) {
  if (p.number.relation == NumberRelation::Equal) return fading(0.85, 0.65, p.gap, 500, "same number delivered");
  if (p.number.relation == NumberRelation::Open) {
    return fading(0.65, 0.52, p.gap, Limits{365, 45, 14}.of(p.grain), "same item delivered");
  }
  return p.grain == Grain::Aid ? not_same("two sums") : kUnsure;
}

PairJudgement question_or_refusal(const Pair& p) {
  if (p.number.relation == NumberRelation::Equal) return fading(0.85, 0.6, p.gap, 450, "same question, same number");
  if (p.grain == Grain::Aid && p.number.relation == NumberRelation::Different && p.number.ratio < 0.5) return kUnsure;
  return fading(0.8, 0.55, p.gap, Limits{450, 240, 30}.of(p.grain), "one open question");
}

PairJudgement question_then_gift(const Pair& p) {
  if (p.number.relation == NumberRelation::Equal) return fading(0.85, 0.6, p.gap, 600, "asked and answered");
  if (p.grain == Grain::Aid && p.number.relation == NumberRelation::Different && p.number.ratio < 0.8) return kUnsure;
  return fading(0.68, 0.5, p.gap, Limits{300, 90, 30}.of(p.grain), "asked and answered");
}

PairJudgement two_documents(const Pair& p) {
  const Status s = p.a.status, t = p.b.status;
  const bool gift_a = s == Status::Pledged || s == Status::Delivered;
  const bool gift_b = t == Status::Pledged || t == Status::Delivered;
  if (gift_a && gift_b) {
    if (s == t) return s == Status::Pledged ? two_pledges(p) : two_deliveries(p);
    if (s == Status::Pledged) return pledge_and_delivery(p);
    // In the wrong order only where the pledge is told again; the cluster watches over it.
    if (p.gap > kRetelling) return kUnsure;
    return pledge_and_delivery({p.b, p.a, compare_numbers(p.b, p.a), p.grain, p.gap, p.steps});
  }
  if (!gift_a && !gift_b) return question_or_refusal(p);
  if (gift_a) {  // the gift is the earlier
    if (t == Status::Refused && p.number.relation == NumberRelation::Equal) return same(0.8, "promised and withdrawn");
    return p.gap <= 3 && is_question(t) ? same(0.53, "asked and answered within days") : kUnsure;
  }
  if (s == Status::Refused) {
    return p.gap <= 45 ? same(0.52, "refused, then given within weeks") : not_same("refused long before");
  }
  return question_then_gift(p);
}

/// The order of stages, for tellings whose dates do not order them.
int stage(Status status) {
  switch (status) {
    case Status::Requested: return 0;
    case Status::Considered: return 1;
    case Status::Refused: return 2;
    case Status::Pledged: return 3;
    case Status::Delivered: return 4;
  }
  return 5;
}

bool comes_first(const Telling& a, const Telling& b) {
  if (a.date && b.date && a.document != b.document) {
    if (precedes(*a.date, *b.date)) return true;
    if (precedes(*b.date, *a.date)) return false;
  }
  if (stage(a.status) != stage(b.status)) return stage(a.status) < stage(b.status);
  return a.statement < b.statement;
}

}  // namespace

PairJudgement judge(const Telling& x, const Telling& y, const Catalogue& catalogue) {
  const auto steps = item_distance(x.item, y.item, catalogue);
  if (!steps) return not_same("other things");
  const bool ordered = comes_first(x, y);
  const Telling& a = ordered ? x : y;
  const Telling& b = ordered ? y : x;
  const bool dated = a.date && b.date;
  const Pair pair{a, b, compare_numbers(a, b), std::max(a.grain, b.grain),
                  dated ? days_between(*a.date, *b.date) : kUnknownGap, *steps};
  const bool equal = pair.number.relation == NumberRelation::Equal;

  if (a.document == b.document) {
    // "Four have arrived, four more will follow": equal numbers are one promise only in one and the same stage.
    const bool gifts = !is_question(a.status) && !is_question(b.status);
    const bool differ = pair.number.relation == NumberRelation::Different || (a.status != b.status && gifts);
    return differ && (a.additional || b.additional) ? not_same("told as additional") : same_document(pair);
  }
  if (b.additional && !is_question(a.status) && dated && precedes(*a.date, *b.date, a.additional ? 10 : 7)) {
    return kUnsure;  // additional to it, or the same additional promise told again
  }
  // Two groups are the same group only if their numbers say so, or the calendar does.
  if (a.anonymous && !equal && (!dated || pair.gap > 14)) return kUnsure;

  PairJudgement out = two_documents(pair);
  if (out.verdict == Verdict::Same) out.score -= 0.04 * pair.steps;
  return out;
}

}  // namespace pledgegraph
