/// `nafa completions bash`: a script that lets a shell complete commands, options and their values.
///
/// The script asks the program itself (`complete-words`), so that it never lags behind it.
enum CompletionsCommand {
  enum Shell: String, Hashable, Sendable, CaseIterable { case bash, zsh, fish }

  static let shell = Parameter.operand(
    "shell", .choice(["bash": Shell.bash, "zsh": .zsh, "fish": .fish]),
    fr: "le shell que vous utilisez", en: "the shell you use")

  static let command = Command(
    "completions", fr: "complétions", section: .start,
    summary: Message(
      fr: "écrire le script qui complète les commandes dans un shell",
      en: "write the script that completes commands in a shell"),
    details: [
      Message(
        fr:
          "Pour bash, ajoutez ensuite \(code: ". ~/.nafa-completions.bash") à \(code: "~/.bashrc").",
        en: "For bash, then add \(code: ". ~/.nafa-completions.bash") to \(code: "~/.bashrc").")
    ],
    examples: ["completions bash > ~/.nafa-completions.bash"],
    parameters: [shell]
  ) { (session) throws(Diagnostic) in
    Outcome(Answer(.verbatim(script(try session[shell]))))
  }

  static let typed = Parameter.operands(
    "words", .rawText, isRequired: false, fr: "les mots déjà tapés", en: "the words typed so far")

  /// What a completion script calls: the words typed so far, the last one unfinished.
  static let words = Command(
    "complete-words", fr: "compléter-mots", section: .start,
    summary: Message(
      fr: "dire à un shell comment la ligne peut continuer",
      en: "tell a shell how the line may go on"),
    parameters: [typed], isHidden: true
  ) { (session) throws(Diagnostic) in
    let continuations = Continuations(of: try session[typed], language: session.language)
    return Outcome(Answer(.verbatim(continuations.lines(in: session.voice))))
  }

  private static func script(_ shell: Shell) -> String {
    switch shell {
    case .bash: bash
    case .zsh: zsh
    case .fish: fish
    }
  }

  private static let bash = #"""
    _nafa() {
      local IFS=$'\n' word="${COMP_WORDS[COMP_CWORD]}"
      local lines=$(nafa complete-words -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null | cut -f1)
      if [ "$lines" = "<file>" ]; then
        compopt -o filenames 2>/dev/null
        COMPREPLY=($(compgen -f -- "$word"))
      else
        COMPREPLY=($(compgen -W "$lines" -- "$word"))
      fi
    }
    complete -F _nafa nafa

    """#

  private static let zsh = #"""
    #compdef nafa
    _nafa() {
      local -a words_so_far lines described
      words_so_far=("${(@)words[2,CURRENT]}")
      lines=("${(@f)$(nafa complete-words -- "${words_so_far[@]}" 2>/dev/null)}")
      if [[ "$lines[1]" == "<file>" ]]; then
        _files
      else
        local line
        for line in $lines; do described+=("${${line%%$'\t'*}//:/\\:}:${line#*$'\t'}"); done
        _describe 'nafa' described
      fi
    }
    compdef _nafa nafa

    """#

  private static let fish = #"""
    function __nafa_words
      set -l words (commandline -opc) (commandline -ct)
      set -l lines (nafa complete-words -- $words[2..-1] 2>/dev/null)
      if test "$lines[1]" = "<file>"
        __fish_complete_path (commandline -ct)
      else
        printf '%s\n' $lines
      end
    end
    complete -c nafa -f -a '(__nafa_words)'

    """#
}

extension ValueKind where Value == String {
  /// A word as it was typed, even an empty one.
  fileprivate static var rawText: Self {
    Self(Message(fr: "MOT", en: "WORD")) { (text, _) throws(ValueProblem) in text }
  }
}
