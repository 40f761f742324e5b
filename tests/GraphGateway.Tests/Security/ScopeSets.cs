using GraphGateway.Callers;
using GraphGateway.Security;
using GraphGateway.Tests.Harness;

namespace GraphGateway.Tests.Security;

/// <summary>Every set of scopes, each with a token that holds it, and the table of the scopes that fields need.</summary>
internal static class ScopeSets
{
    /// <summary>The set that holds every scope.</summary>
    public static int All { get; } = (1 << Scopes.All.Count) - 1;

    public static string TablePath { get; } = Repository.Path("tests", "GraphGateway.Tests", "Security", "scopes.txt");

    /// <summary>Every set but the one that holds nothing: a token must hold something.</summary>
    public static IEnumerable<int> Every { get; } = Enumerable.Range(1, All);

    /// <summary>The scope of each field, as <c>Type.field</c>; <c>-</c> for none.</summary>
    public static Dictionary<string, string> Table() =>
        File.ReadLines(TablePath).Select(line => line.Split(' ')).ToDictionary(parts => parts[0], parts => parts[1]);

    public static string Token(int set) => $"token-of-set-{set}";

    public static string[] ScopesOf(int set) => [.. Scopes.All.Where((_, index) => (set & (1 << index)) != 0)];

    /// <summary>The settings of a server that knows the tokens, and others.</summary>
    public static Dictionary<string, string> Settings(params IEnumerable<KeyValuePair<string, string>> more)
    {
        var settings = new Dictionary<string, string>(more) { ["Security:AllowAnonymous"] = "false" };
        foreach (var set in Every)
        {
            var (key, scopes) = ($"Security:Tokens:{set - 1}", ScopesOf(set));
            settings[$"{key}:Name"] = $"set {set}";
            settings[$"{key}:Sha256"] = Sha256Hash.Of(Token(set));
            for (var i = 0; i < scopes.Length; i++)
                settings[$"{key}:Scopes:{i}"] = scopes[i];
        }

        return settings;
    }
}
