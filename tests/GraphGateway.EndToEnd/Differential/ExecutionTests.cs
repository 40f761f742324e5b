using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using GraphGateway.EndToEnd.Harness;

namespace GraphGateway.EndToEnd.Differential;

/// <summary>Differential test: random operations get the data, the order of keys, and the errors with their paths and locations that graphql-js gives over a snapshot of the same data.</summary>
public sealed class ExecutionTests
{
    private const int CountForEachGateway = 150;

    private static readonly (string Token, string[] Scopes)[] _callers =
    [
        ("all-token", ["agents:read", "agents:connect", "support:read", "support:write", "sessions:read"]),
        ("no-agents-token", ["support:read", "sessions:read"]),
        ("no-sessions-token", ["agents:read", "support:read"]),
    ];

    [SkippableFact]
    public async Task Operations_are_answered_as_by_graphql_js()
    {
        await using var compiled = await StartAsync("Compiled");
        await using var stock = await StartAsync("Stock");
        var seed = Environment.GetEnvironmentVariable("DIFFERENTIAL_SEED") is { Length: > 0 } given ? int.Parse(given, CultureInfo.InvariantCulture) : Random.Shared.Next();

        var (status, output) = await Npm.RunScriptAsync(
            Npm.Differential, "executions.mjs", Path.Combine(SchemaFolder.Path, "schema.graphql"), seed.ToString(CultureInfo.InvariantCulture), CountForEachGateway.ToString(CultureInfo.InvariantCulture),
            JsonSerializer.Serialize(_callers.Select(caller => new { token = caller.Token, scopes = caller.Scopes })), compiled.GraphQL.AbsoluteUri, stock.GraphQL.AbsoluteUri);

        Assert.True(status == 0, output);
    }

    // Limits would hide what comes after them.
    private static Task<RunningGateway> StartAsync(string execution) => RunningGateway.StartAsync(
    [
        $"--Operations:Execution={execution}", "--Operations:MaxDepth=50", "--Operations:MaxAliases=1000", "--Operations:MaxDirectives=1000", "--Operations:MaxUpstreamCalls=100000", "--Operations:MaxComplexity=100000000",
        "--Sandbox:Agents=6", "--Sandbox:Sessions=30", "--Sandbox:SupportConnections=5", "--Logging:LogLevel:Default=Error", "--Logging:LogLevel:Microsoft.Hosting.Lifetime=Information", "--Security:AllowAnonymous=false", .. Tokens(),
    ]);

    private static IEnumerable<string> Tokens()
    {
        for (var number = 0; number < _callers.Length; number++)
        {
            var (token, scopes) = _callers[number];
            yield return $"--Security:Tokens:{number}:Name={token}";
            yield return $"--Security:Tokens:{number}:Sha256={Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)))}";
            for (var scope = 0; scope < scopes.Length; scope++)
                yield return $"--Security:Tokens:{number}:Scopes:{scope}={scopes[scope]}";
        }
    }
}
