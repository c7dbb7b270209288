// Lines of plain texts and what they are taken for.
#include "extract/document/blocks.hpp"

#include <gtest/gtest.h>

#include "fixtures.hpp"

namespace pledgegraph::testing {
namespace {

const std::string kBody =
    "Le gouvernement a annoncé mardi l'envoi de vingt véhicules blindés supplémentaires à l'Ukraine, a dit la "
    "ministre.";
const std::string kBody2 =
    "Les premiers exemplaires seront livrés avant l'été, et la formation des équipages a déjà commencé en Pologne.";

TEST(Blocks, AreTyped) {
  struct Case {
    std::string name, text, types;
  };
  const Case cases[] = {
      {"headline, dateline, text", "Vingt blindés pour Kiev\n17 mars 2022\n\n" + kBody, "HDP"},
      {"menu", "Accueil | Monde | Sports | Culture\n\nVingt blindés pour Kiev\n\n" + kBody, "xHP"},
      {"rows of a table are no menu", "Polen – 14 Leopard 2A4, 60 PT-91 – alles übergeben\nSlowakei – 13 MiG-29, 8 Zuzana – alles übergeben\n\n" + kBody, "HHP"},
      {"rows told in words are no menu either", "Dachs — vierundzwanzig — einundzwanzig — aus Industriebeständen\n\n" + kBody, "HP"},
      {"a text that is all caption", "DERNIÈRE MINUTE. Paris va céder dix avions à Kiev, et former les pilotes avant l'été.", "P"},
      {"furniture alone is no text", "Lire aussi", "x"},
      {"breadcrumb", "Home > News > Releases > Release\n\n" + kBody, "xP"},
      {"menu of double blanks", "SPORT   Fußball   Handball   Tabellen\n\n" + kBody, "xP"},
      {"read also, inside and below",
       kBody + "\n\nLire aussi  Le prince bat tous les records\n\n" + kBody2 + "\n\nLire aussi : La Belgique hésite",
       "PxPx"},
      {"a list under read also",
       kBody + "\n\nLESEN SIE AUCH\nFrauen-Handball: Deutschland rüstet auf\nBiathlon: Schüsse", "Pxxx"},
      {"read also does not eat the text", kBody + "\n\nLire aussi :\n\n" + kBody2, "PxP"},
      {"links by arrows", kBody + "\n\nTE PUEDE INTERESAR\n→ Sporting y Levante empatan\n→ León manda su ambulancia",
       "Pxxx"},
      {"comments to the end",
       kBody + "\n\n" + kBody2 + "\n\n" + kBody + " Encore.\n\nCommentaires (14)\nJean : bravo\nPaul : des chars, vite",
       "PPPxxx"},
      {"a comment button above the text", "Vingt blindés\nCommentaires (14)\n\n" + kBody + "\n\n" + kBody2, "HxPP"},
      {"credits and footers",
       kBody +
           "\n\n© Tous droits réservés.\nPhoto : archives\n(Reporting by D. Whitcombe; editing by P. Raines)\nmrg/lpz",
       "Pxxxx"},
      {"caption with a credit",
       kBody + "\n\nUn char Leopard traverse une rivière en Pologne. (John Moore/Getty Images)\n\n" + kBody2, "PCP"},
      {"an announced list", "Le don comprend :\n- huit lanceurs ;\n- quatre centres de tir.\n\n" + kBody, "PBBP"},
      {"bullets", kBody + "\n\n• huit lanceurs\n• quatre centres", "PBB"},
      {"a dialogue is no list",
       "— On vous dit exsangue. Que vous reste-t-il ?\n— Plus un seul canon de 155 tracté, mais d'autres arrivent de "
       "Corée du Sud.\n",
       "PP"},
      {"cross-heading", kBody + "\n\nDes gants et des blindés\n\n" + kBody2, "PHP"},
      {"cookies and newsletters", "Ce site utilise des cookies.\n\n" + kBody + "\n\nInscrivez-vous à notre infolettre",
       "xPx"},
      {"time stamps", "21:34 Uhr\nAthen: S-300 bleiben auf Kreta\n" + kBody, "DHP"},
      {"by-line", "Vingt blindés\n\nPar Étienne Roy, à Paris\n\n" + kBody, "HDP"},
      {"dateline before the text", "BERLIN, 6 mai 2025 - " + kBody, "DP"},
      {"dateline of an agency", "Wien (PK) – " + kBody, "DP"},
      {"dateline in brackets", "(Washington) " + kBody, "DP"},
      {"a heading of a news item is no dateline", kBody + "\n\nLISBONNE – " + kBody2, "PP"},
      {"a repeated title", "Vingt blindés pour Kiev\n\nVingt blindés pour Kiev\n\n" + kBody, "HxP"},
      {"table", "Pays | Chars | Obusiers\nAllemagne | 18 | 14\nPologne | 14 | 18\n", "TTT"},
      {"a sentence may begin like a cue",
       "Partager les stocks restants avec l'Ukraine est une question de jours, a déclaré le ministre de la Défense.",
       "P"},
      {"so may a longer one",
       kBody +
           "\n\nAlso on Sunday it became known that Slovenia sends 28 tanks to Ukraine, and that Berlin pays for them.",
       "PP"},
      {"glued navigation",
       kBody + "\n\n" + kBody2 + "\n\n" + kBody + " Fin.\n\nArticle précédentLa Chine avertit Washington", "PPPx"},
  };
  for (const Case& c : cases) EXPECT_EQ(types_of(prepared(c.text)), c.types) << c.name;
}

TEST(Blocks, WrappedParagraphsAreJoined) {
  const Document document = prepared(
      "Vingt blindés pour Kiev\n\n"
      "Le gouvernement a annoncé mardi l'envoi de vingt véhicules blindés\n"
      "supplémentaires à l'Ukraine. Les premiers exemplaires seront livrés\n"
      "avant l'été, a précisé la ministre de la Défense, et la formation des\n"
      "équipages a déjà commencé.\n\n"
      "Une phrase suit. Elle est seule sur sa ligne et ne continue pas.\n"
      "Une autre phrase suit. Elle aussi est seule sur sa ligne ici.\n");
  ASSERT_EQ(types_of(document), "HPPP");
  EXPECT_NE(text_of(document, document.blocks[1]).find("déjà commencé."), std::string_view::npos);
}

TEST(Blocks, TitlesOfOtherArticlesBetweenParagraphsAreLeftOut) {
  const Document document =
      prepared(kBody + "\n\nLire aussi : Gantz arrive au Bahreïn\n\n" + kBody2 +
               "\n\nUn homme du Colorado meurt mordu par son animal de compagnie, un monstre\n\n" + kBody + " Fin.");
  EXPECT_EQ(types_of(document), "PxPxP");
}

TEST(Blocks, LieInOrderInsideTheText) {
  const Document document = prepared("  Titre  \n\n" + kBody + " \n\n  - un ;\n - deux\n\xC2\xA0\n");
  std::uint32_t at = 0;
  for (const Block& block : document.blocks) {
    EXPECT_LE(at, block.span.begin);
    EXPECT_LT(block.span.begin, block.span.end);
    const std::string_view text = text_of(document, block);
    EXPECT_NE(text.front(), ' ');
    EXPECT_NE(text.back(), ' ');
    at = block.span.end;
  }
  EXPECT_LE(at, document.text.size());
}

TEST(Blocks, TheCuesOfTheLanguagesLoad) {
  BoilerplateTable table;
  EXPECT_TRUE(table.add("line", "lire aussi | Read* more | comment(|s|aires)"));
  EXPECT_FALSE(table.add("nowhere", "x"));
  const auto matches = [&](std::string_view line) { return table.match(CueScope::Line, cue_words(line)); };
  EXPECT_EQ(matches("LIRE AUSSI : x"), 2u);
  EXPECT_EQ(matches("Reading more"), 2u);
  EXPECT_EQ(matches("reading more"), 0u) << "the pattern's capital asks for one";
  EXPECT_EQ(matches("Commentaires"), 1u);
  EXPECT_EQ(matches("lire"), 0u);
}

}  // namespace
}  // namespace pledgegraph::testing
