/** Each asks `contacts __complete` with the words up to the cursor and offers what that prints. */
const scripts: Readonly<Partial<Record<string, string>>> = {
  bash: `# bash completion for contacts
_contacts() {
  local line current="$2"
  COMPREPLY=()
  while IFS= read -r line; do
    if [[ $line == :files ]]; then
      compopt -o filenames 2>/dev/null
      while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen -f -- "$current")
    else
      COMPREPLY+=("$(printf '%q' "\${line%%$'\\t'*}")")
    fi
  done < <(contacts __complete "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -F _contacts contacts
`,
  zsh: `#compdef contacts
# zsh completion for contacts
_contacts() {
  local line
  local -a candidates
  for line in "\${(@f)$(contacts __complete "\${(@Q)words[2,CURRENT]}" 2>/dev/null)}"; do
    case $line in
      '') ;;
      :files) _files ;;
      *$'\\t') candidates+=("\${\${line%%$'\\t'*}//:/\\\\:}") ;;
      *) candidates+=("\${\${line%%$'\\t'*}//:/\\\\:}:\${line#*$'\\t'}") ;;
    esac
  done
  (( $#candidates )) && _describe -t contacts contacts candidates
}
if [[ $funcstack[1] == _contacts ]]; then
  _contacts "$@"
else
  (( $+functions[compdef] )) || { autoload -Uz compinit && compinit }
  compdef _contacts contacts
fi
`,
  fish: `# fish completion for contacts
function __contacts_complete
  set -l words (commandline -opc)
  set -l current (commandline -ct)
  for line in (contacts __complete $words[2..-1] "$current" 2>/dev/null)
    if test "$line" = :files
      __fish_complete_path "$current"
    else
      echo $line
    end
  end
end
complete -c contacts -f -a '(__contacts_complete)'
`,
};

/**
 * The completion script of a shell.
 * @param shell its name
 * @returns undefined for any shell but bash, zsh and fish
 */
export function scriptOf(shell: string): string | undefined {
  return Object.hasOwn(scripts, shell) ? scripts[shell] : undefined;
}
