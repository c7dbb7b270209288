// A ledger with its cross references resolved: from ids to entities, statements and documents, and what every output
// says of a commitment (its sentences, papers, links, speakers).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "graph/model/catalogue.hpp"
#include "graph/model/ledger.hpp"

namespace pledgegraph {

/// "country:DE" -> "DE"; ids without a prefix as they are.
std::string_view id_tail(std::string_view id);

/// The donor, recipient or item of a commitment that names none.
inline constexpr std::string_view kUnknownId = "unknown";

class LedgerView {
 public:
  /// Keeps references: ledger and catalogue must outlive the view.
  LedgerView(const Ledger& ledger, const Catalogue& catalogue);

  const Ledger& ledger() const { return ledger_; }
  const Catalogue& catalogue() const { return catalogue_; }

  /// Null where the ledger has no such entity, statement or document.
  const Entity* entity(const std::string& id) const;
  const Statement* statement(const std::string& id) const;
  const LedgerDocument* document(const std::string& id) const;
  /// The document that holds the statement; null if either is unknown.
  const LedgerDocument* document_of(const std::string& statement_id) const;
  /// The entity's display name, from the ledger or else from the catalogue; never empty.
  std::string name(const std::string& id) const;
  /// "50 Gepard: Germany to Ukraine".
  std::string title(const Commitment& commitment) const;
  /// Category of a weapon or aid item ("armour"), "equipment" where unknown.
  std::string category(const std::string& item_id) const;
  /// The person who speaks in the statement, by name or other spelling; null where none is known.
  const Entity* speaker(const Statement& statement) const;

  /// Those of the commitment's statements that the ledger has, in the commitment's order.
  std::vector<const Statement*> statements(const Commitment& commitment) const;
  /// The distinct documents of those statements, in the same order.
  std::vector<const LedgerDocument*> documents(const Commitment& commitment) const;

  /// The distinct non-empty values over the commitment's statements and documents, in order.
  std::vector<std::string> sentences(const Commitment& commitment) const;
  std::vector<std::string> evidence(const Commitment& commitment) const;
  std::vector<std::string> document_ids(const Commitment& commitment) const;
  std::vector<std::string> publishers(const Commitment& commitment) const;
  std::vector<std::string> speakers(const Commitment& commitment) const;
  /// Only http and https links: what a hostile page calls its address is not passed on to be clicked.
  std::vector<std::string> urls(const Commitment& commitment) const;

 private:
  const Ledger& ledger_;
  const Catalogue& catalogue_;
  std::unordered_map<std::string, std::size_t> entities_, statements_, documents_, persons_;
};

/// True for http:// and https:// addresses without blanks or control characters.
bool is_web_address(std::string_view url);

}  // namespace pledgegraph
