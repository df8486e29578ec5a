#!/bin/sh
# db-maven-plugin template: hooks/db-schema-check.sh
#
# Looks at what is staged, and refuses a commit
#   - that changes the declared schema, or entities, and brings no migration;
#   - that edits, renames or deletes a migration which databases have run: one that the base branch has.
# Starts no Maven. Once without it: DB_SCHEMA_CHECK=0 git commit, or git commit --no-verify. docs/HOOKS.md says how it decides.
# Which paths it looks at stands at the end; `mvn db:install-hooks` writes that, and keeps the rest up to date.

set -u
LC_ALL=C
export LC_ALL

[ "${DB_SCHEMA_CHECK-}" != 0 ] || exit 0

nl='
'
failed=0
base_known=''
base=''
base_name=''

say() {
    printf '%s\n' "$*" >&2
}

# A name that holds a line break is one line here all the same, because Git puts it in quotes.
list() { # what to put before each, the lines
    printf '%s\n' "$2" | while IFS= read -r line; do
        say "    $1$line"
    done
}

broken() {
    say "db: $1 failed, so it is not known what this commit does to the schema"
    say '    fix: see what it says when it is run by hand; once without the check: DB_SCHEMA_CHECK=0 git commit'
    exit 1
}

# shellcheck disable=SC2317 # it is run by paths
staged() {
    git -c core.quotePath=false diff --cached --no-renames --no-ext-diff --no-color --name-only "$@"
}

common() { # the lines that stand in both
    printf '%s\n' "$1" | while IFS= read -r line; do
        case "$nl$2$nl" in
            *"$nl$line$nl"*) printf '%s\n' "$line" ;;
        esac
    done
}

# The commit that this branch and the branch it is to go into have both.
find_base() {
    [ -z "$base_known" ] || return 0
    base_known=yes
    for ref in "$(git config --get db.baseRef)" "$configured_base"; do
        [ -n "$ref" ] || continue
        base_name=$ref
        base=$(git merge-base HEAD "$ref" 2>/dev/null) && return 0
        say "db: note: '$ref', which is set as the base branch, is not in this repository, or has nothing in common with this branch"
    done
    for ref in origin/HEAD origin/main origin/master main master; do
        base_name=$ref
        base=$(git merge-base HEAD "$ref" 2>/dev/null) && return 0
    done
    base=''
}

# Those of the migrations that the base branch has as well, and has differently.
applied() { # which paths, Git's letters for what was done to them
    touched=$(paths "$1" staged "--diff-filter=$2") || broken 'git diff'
    [ -n "$touched" ] || return 0
    [ -n "$base" ] || return 0
    others=$(paths "$1" staged "--diff-filter=$2" "$base") || broken 'git diff'
    common "$touched" "$others"
}

# Annotations (but Override and SuppressWarnings), fields and types: what a mapping is made of. A change of nothing else in an
# entity changes no schema.
mapping='^[[:space:]]*(@([^OS]|O[^v]|S[^u])'
mapping="$mapping"'|((private|protected|public|final|transient)[[:space:]]+)+[^(]*[;=]'
mapping="$mapping"'|([A-Z][A-Za-z0-9_.<>, ?]*|int|long|short|byte|boolean|double|float|char)(\[\])?[[:space:]]+[a-z][A-Za-z0-9_]*[[:space:]]*;'
mapping="$mapping"'|([a-z]+[[:space:]]+)*(class|record|enum)[[:space:]]+[A-Z]'
mapping="$mapping"'|([a-z]+[[:space:]]+)*va[lr][[:space:]]+[A-Za-z0-9_]+[[:space:]]*:)'
entity='@((jakarta|javax)\.persistence\.)?(Entity|Embeddable|MappedSuperclass)'

entities_changed() {
    mapped=$(paths entities staged "-G$mapping") || broken 'git diff'
    [ -n "$mapped" ] || return 0
    paths entities staged "-G$entity" || broken 'git diff'
    holders=$(paths entities git -c core.quotePath=false grep --cached --no-color -l -E -e "$entity")
    [ $? -le 1 ] || broken 'git grep'
    common "$mapped" "$holders"
}

check() { # the module, the command that generates a migration for it
    any=$(paths all staged) || broken 'git diff'
    [ -n "$any" ] || return 0
    where=${1:+$1: }

    changed=$(paths schema staged) || broken 'git diff'
    entities=$(entities_changed) || exit 1
    if [ -n "$changed$entities" ]; then
        new=$(paths migrations staged --diff-filter=d) || broken 'git diff'
        if [ -z "$new" ]; then
            failed=1
            what='the declared schema is'
            [ -n "$changed" ] || what='entities are'
            say "db: ${where}$what changed in this commit, and no migration is in it"
            [ -z "$changed" ] || list 'changed: ' "$changed"
            [ -z "$entities" ] || list 'changed: ' "$(printf '%s\n' "$entities" | sort -u)"
            waiting=$(paths migrations git -c core.quotePath=false ls-files --others --modified --exclude-standard | sort -u)
            [ -z "$waiting" ] || list 'not staged: ' "$waiting"
            [ -z "$waiting" ] || say '    fix: git add what belongs to it of that which is not staged; or'
            say "    fix: $2 -Ddb.description=WHAT_IT_DOES, then git add the migration"
        fi
    fi

    touched=$(paths migrations staged --diff-filter=a) || broken 'git diff'
    [ -n "$touched" ] || return 0
    find_base
    if [ -z "$base" ]; then
        say "db: ${where}note: there is no base branch to tell whether databases have run these, so nobody knows if they may be changed"
        list '' "$touched"
        say '    fix: git fetch origin && git remote set-head origin --auto; or git config db.baseRef BRANCH'
        return 0
    fi
    edited=$(applied versioned MT) || exit 1
    if [ -n "$edited" ]; then
        failed=1
        say "db: ${where}a migration that databases have run, as it is in $base_name, is edited; they would refuse it"
        list '' "$edited"
        say "    fix: git restore --source=$(git rev-parse --short "$base") --staged --worktree -- FILE, and make the change in a new migration"
    fi
    gone=$(applied migrations D) || exit 1
    if [ -n "$gone" ]; then
        failed=1
        say "db: ${where}a migration that databases have run, as it is in $base_name, is deleted or renamed; they would miss it"
        list '' "$gone"
        say "    fix: git restore --source=$(git rev-parse --short "$base") --staged --worktree -- FILE; what it made is dropped in a new migration"
    fi
}

directory=$(git rev-parse --git-dir) || broken 'git rev-parse'
# These bring together what was committed, and checked, before.
for state in MERGE_HEAD rebase-merge rebase-apply; do
    [ ! -e "$directory/$state" ] || exit 0
done
up=$(git rev-parse --show-cdup) || broken 'git rev-parse'
[ -z "$up" ] || cd "$up" || exit 1

# What follows is the project's: mvn db:install-hooks writes it.
configured_base='' # setting: base-ref
# module: .
paths() {
    kind=$1
    shift
    case $kind in
        all) "$@" -- ':(top,glob)src/main/resources/db/**' ;;
        schema) "$@" -- ':(top,glob)src/main/resources/db/schema.sql' ':(top,glob)src/main/resources/db/schema/**/*.sql' ;;
        entities) ;;
        migrations) "$@" -- ':(top,glob)src/main/resources/db/migration/**/V[0-9]*.sql' ':(top,glob)src/main/resources/db/migration/**/R__*.sql' ;;
        versioned) "$@" -- ':(top,glob)src/main/resources/db/migration/**/V[0-9]*.sql' ;;
        *) broken "a script that asks for the paths of $kind" ;;
    esac
}
check '' 'mvn db:generate'
# end of modules

[ "$failed" = 0 ] || say '    once without this check: DB_SCHEMA_CHECK=0 git commit; without any: git commit --no-verify'
exit "$failed"
