using PmoBot.Tests.Support;

namespace PmoBot.Tests.Deployment;

/// <summary>A declaration of a Bicep file: param, var, resource, module or output.</summary>
internal sealed record BicepDeclaration(string Kind, string Name, IReadOnlyList<BicepToken> Decorators, IReadOnlyList<BicepToken> Body)
{
    /// <summary>The type of a resource, the path of a module.</summary>
    public string? Of => Kind is "resource" or "module" ? Body[0].Text : null;

    public bool IsExisting => Body.Count > 1 && Body[1].Is("existing");

    public bool HasDefault => Body.Any(token => token.Is("="));

    public bool IsSecure => Decorators.Any(token => token.Is("secure"));

    /// <summary>Null: without @description.</summary>
    public string? Description =>
        Decorators.Zip(Decorators.Skip(2), (name, text) => name.Is("description") ? text.Text : null).FirstOrDefault(text => text is not null);

    /// <summary>What stands behind the sign of equality; behind the condition of a conditional one.</summary>
    public BicepValue Value => BicepValue.Read([.. Body.SkipWhile(token => !token.Is("=")).Skip(1).SkipWhile(token => Kind is "resource" or "module" && !token.Is("{"))]);
}

/// <summary>
/// The structure of a Bicep file, as far as names, parameters and outputs go. It is no compiler: what Azure says of types
/// and properties it does not know.
/// </summary>
internal sealed class BicepFile
{
    private static readonly string[] Kinds = ["param", "var", "resource", "module", "output"];

    private BicepFile(string name, string source)
    {
        (Name, Source) = (name, source);
        Tokens = BicepTokens.Read(source);
        Declarations = [.. Declare(Tokens)];
    }

    public static string Folder { get; } = Path.Combine(Repository.Root, "infra");

    /// <summary>Relative to the folder.</summary>
    public string Name { get; }

    public string Source { get; }

    public IReadOnlyList<BicepToken> Tokens { get; }

    public IReadOnlyList<BicepDeclaration> Declarations { get; }

    public IEnumerable<BicepDeclaration> Parameters => Of("param");

    public IEnumerable<BicepDeclaration> Outputs => Of("output");

    public IEnumerable<BicepDeclaration> Modules => Of("module");

    /// <summary>Every file of the deployment, by its name.</summary>
    public static IReadOnlyDictionary<string, BicepFile> All { get; } = Directory.EnumerateFiles(Folder, "*.bicep", SearchOption.AllDirectories)
        .Select(path => Parse(Path.GetRelativePath(Folder, path), File.ReadAllText(path)))
        .ToDictionary(file => file.Name, StringComparer.Ordinal);

    /// <exception cref="FormatException">It is no Bicep.</exception>
    public static BicepFile Parse(string name, string source) => new(name, source);

    public IEnumerable<BicepDeclaration> Of(string kind) => Declarations.Where(declaration => declaration.Kind == kind);

    public BicepDeclaration The(string kind, string name) => Of(kind).Single(declaration => declaration.Name == name);

    /// <summary>The one resource of that type, whatever its version.</summary>
    public BicepDeclaration Resource(string type) =>
        Of("resource").Single(resource => !resource.IsExisting && resource.Of!.StartsWith(type + "@", StringComparison.Ordinal));

    /// <summary>Whether a name that is declared here is used here, in a text too.</summary>
    public bool Uses(string name) => Tokens.Any(token => token.Names.Any(inner => inner.Text == name))
        || Enumerable.Range(1, Tokens.Count - 1).Any(at => Tokens[at] is { Kind: BicepKind.Word } token && token.Text == name
            && !Kinds.Contains(Tokens[at - 1].Text, StringComparer.Ordinal) && !Tokens[at - 1].Is(".") && !IsField(at));

    /// <summary>The name of the file that one of this file's modules is made of.</summary>
    public string PathOf(BicepDeclaration module) =>
        Path.GetRelativePath(Folder, Path.GetFullPath(Path.Combine(Folder, Path.GetDirectoryName(Name)!, module.Of!)));

    public override string ToString() => Name;

    // `location: location`: the first is a field, the second the parameter.
    private bool IsField(int at) => at + 1 < Tokens.Count && Tokens[at + 1].Is(":")
        && (Tokens[at - 1].Kind == BicepKind.LineEnd || Tokens[at - 1].Is("{") || Tokens[at - 1].Is(","));

    private static IEnumerable<BicepDeclaration> Declare(IReadOnlyList<BicepToken> tokens)
    {
        var decorators = new List<BicepToken>();
        foreach (var statement in Statements(tokens))
        {
            if (statement[0].Is("@"))
            {
                decorators.AddRange(statement);
                continue;
            }

            if (!Kinds.Contains(statement[0].Text, StringComparer.Ordinal) || statement.Count < 3)
                throw new FormatException($"Line {statement[0].Line} declares nothing.");
            yield return new(statement[0].Text, statement[1].Text, [.. decorators], statement[2..]);
            decorators.Clear();
        }
    }

    private static IEnumerable<List<BicepToken>> Statements(IReadOnlyList<BicepToken> tokens)
    {
        var (statement, depth) = (new List<BicepToken>(), 0);
        foreach (var token in tokens.Append(new(BicepKind.LineEnd, "", 0)))
        {
            depth += token.Is("{") || token.Is("[") || token.Is("(") ? 1 : token.Is("}") || token.Is("]") || token.Is(")") ? -1 : 0;
            if (token.Kind != BicepKind.LineEnd || depth > 0)
            {
                statement.Add(token);
            }
            else if (statement.Count > 0)
            {
                yield return statement;
                statement = [];
            }
        }
    }
}
