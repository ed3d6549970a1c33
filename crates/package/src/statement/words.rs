//! Words that we add to statements, in the languages of the archives.

/// Words for headings and captions.
#[derive(Clone, Copy, Debug)]
pub(super) struct Words {
    pub(super) input: &'static str,
    pub(super) output: &'static str,
    pub(super) interaction: &'static str,
    pub(super) note: &'static str,
    pub(super) scoring: &'static str,
    pub(super) sample_input: &'static str,
    pub(super) sample_output: &'static str,
    pub(super) sample_interaction: &'static str,
    pub(super) figure: &'static str,
    pub(super) table: &'static str,
    pub(super) pass: &'static str,
    pub(super) missing_figure: &'static str,
}

const ENGLISH: Words = Words {
    input: "Input",
    output: "Output",
    interaction: "Interaction",
    note: "Note",
    scoring: "Scoring",
    sample_input: "Sample input",
    sample_output: "Sample output",
    sample_interaction: "Sample interaction",
    figure: "Figure",
    table: "Table",
    pass: "Pass",
    missing_figure: "Figure missing",
};

/// The words of a language. English is the default.
pub(super) fn words(language: &str) -> Words {
    match language.split('-').next().unwrap_or_default() {
        "sv" => Words {
            input: "Indata",
            output: "Utdata",
            interaction: "Interaktion",
            note: "Anmärkning",
            scoring: "Poängsättning",
            sample_input: "Exempelindata",
            sample_output: "Exempelutdata",
            sample_interaction: "Exempelinteraktion",
            figure: "Figur",
            table: "Tabell",
            pass: "Omgång",
            missing_figure: "Figur saknas",
        },
        "de" => Words {
            input: "Eingabe",
            output: "Ausgabe",
            interaction: "Interaktion",
            note: "Anmerkung",
            scoring: "Bewertung",
            sample_input: "Beispieleingabe",
            sample_output: "Beispielausgabe",
            sample_interaction: "Beispielinteraktion",
            figure: "Abbildung",
            table: "Tabelle",
            pass: "Durchlauf",
            missing_figure: "Abbildung fehlt",
        },
        "da" | "nb" | "no" | "nn" => Words { figure: "Figur", table: "Tabell", interaction: "Interaksjon", ..ENGLISH },
        "nl" => Words {
            input: "Invoer",
            output: "Uitvoer",
            interaction: "Interactie",
            figure: "Figuur",
            table: "Tabel",
            ..ENGLISH
        },
        "fr" => Words { input: "Entrée", output: "Sortie", table: "Tableau", ..ENGLISH },
        "es" => Words {
            input: "Entrada",
            output: "Salida",
            interaction: "Interacción",
            figure: "Figura",
            table: "Tabla",
            ..ENGLISH
        },
        "pt" => Words {
            input: "Entrada",
            output: "Saída",
            interaction: "Interação",
            figure: "Figura",
            table: "Tabela",
            ..ENGLISH
        },
        "is" => Words {
            input: "Inntak",
            output: "Úttak",
            interaction: "Gagnvirkni",
            figure: "Mynd",
            table: "Tafla",
            ..ENGLISH
        },
        _ => ENGLISH,
    }
}
