using System.Buffers.Text;
using System.Security.Cryptography;
using GraphGateway.Callers;
using GraphGateway.Getscreen;
using GraphGateway.Security;

namespace GraphGateway.Commands;

/// <summary>
/// <c>token create [--name NAME] [--account NAME] [--scope SCOPE]…</c>: makes a token of the gateway. It is shown once and kept
/// nowhere: the settings hold its hash.
/// </summary>
internal static class TokenCreate
{
    private const string Prefix = "ggw_";
    private const int SecretBytes = 32;
    private static readonly string[] _reading = [Scopes.AgentsRead, Scopes.SupportRead, Scopes.SessionsRead];

    public static bool Matches(string[] args) => args is ["token", ..];

    public static int Run(string[] args)
    {
        if (args is not ["token", "create", .. var rest] || Read(rest) is not { } entry)
        {
            Console.Error.WriteLine($"Usage: token create [--name NAME] [--account NAME] [--scope SCOPE]...{Environment.NewLine}Scopes: {string.Join(", ", Scopes.All)}. Without --scope: {string.Join(", ", _reading)}.");
            return 2;
        }

        var token = Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));
        entry.Sha256 = Sha256Hash.Of(token);
        Console.Error.WriteLine("The token, shown this once. Send it as Authorization: Bearer.");
        Console.Out.WriteLine(token);
        Console.Error.WriteLine($"{Environment.NewLine}Its entry for the environment; count the 0 up for further tokens:");
        Console.Out.WriteLine(Entry(entry));
        return 0;
    }

    private static TokenOptions? Read(string[] args)
    {
        var entry = new TokenOptions { Name = "service" };
        for (; args is [var option, var value, .. var rest]; args = rest)
        {
            if (value.StartsWith("--", StringComparison.Ordinal) || !Take(entry, option, value))
                return null;
        }

        if (entry.Scopes.Count == 0)
            entry.Scopes.AddRange(_reading);
        return args.Length == 0 ? entry : null;
    }

    private static bool Take(TokenOptions entry, string option, string value)
    {
        switch (option)
        {
            case "--name": entry.Name = value; return true;
            case "--account": entry.Account = value; return true;
            case "--scope" when Scopes.All.Contains(value): entry.Scopes.Add(value); return true;
            default: return false;
        }
    }

    private static string Entry(TokenOptions entry)
    {
        const string Key = "Security__Tokens__0__";
        string[] lines =
        [
            $"{Key}Name={entry.Name}",
            $"{Key}Sha256={entry.Sha256}",
            .. entry.Account == GetscreenAccountRegistry.Default ? Array.Empty<string>() : [$"{Key}Account={entry.Account}"],
            .. entry.Scopes.Select((scope, index) => $"{Key}Scopes__{index}={scope}"),
        ];
        return string.Join(Environment.NewLine, lines);
    }
}
