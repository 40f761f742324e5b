using GraphGateway.Callers;
using GraphGateway.Errors;
using GraphGateway.Execution;
using GraphGateway.Getscreen;
using GraphGateway.Operations;
using GraphGateway.Tests.Harness;
using GraphQL;
using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;

namespace GraphGateway.Tests.Security;

/// <summary>Every subscription with every set of scopes, against the table in scopes.txt.</summary>
public sealed class SubscriptionScopeTests
{
    [Fact]
    public async Task Each_set_of_scopes_opens_the_streams_that_the_table_says_and_no_other()
    {
        await using var gateway = await Gateway.StartAsync();
        var table = File.ReadLines(Repository.Path("tests", "GraphGateway.Tests", "Security", "scopes.txt")).Select(line => line.Split(' '))
            .Where(parts => parts[0].StartsWith("Subscription.", StringComparison.Ordinal))
            .ToDictionary(parts => parts[0].Split('.')[1], parts => parts[1]);
        var schema = gateway.Services.GetRequiredService<ISchema>();
        schema.Initialize();
        Assert.Equal(schema.Subscription!.Fields.Select(field => field.Name).Order(StringComparer.Ordinal), table.Keys.Order(StringComparer.Ordinal));

        for (var set = 0; set < 1 << Scopes.All.Count; set++)
        {
            string[] scopes = [.. Scopes.All.Where((_, index) => (set & (1 << index)) != 0)];
            foreach (var (field, scope) in table)
            {
                var result = await OpenAsync(gateway, scopes, $"subscription {{ {field} {{ kind at }} }}");
                Assert.Equal(scopes.Contains(scope), result is SubscriptionResult);
                Assert.Equal(scopes.Contains(scope) ? [] : [ErrorCodes.Forbidden], (result.Errors ?? []).Select(error => error.Code));
            }
        }

        Assert.Empty(gateway.Calls);
    }

    private static async Task<ExecutionResult> OpenAsync(Gateway gateway, string[] scopes, string document)
    {
        await using var scope = gateway.Services.CreateAsyncScope();
        var account = gateway.Services.GetRequiredService<GetscreenAccountRegistry>().Find(GetscreenAccountRegistry.Default)!;
        scope.ServiceProvider.GetRequiredService<CallerAccessor>().Caller = new("test", Name: null, account, scopes);
        var request = new OperationRequest(document, OperationName: null, Inputs.Empty, Inputs.Empty) { AcceptsStream = true };
        return (await gateway.Services.GetRequiredService<OperationExecutor>().RunAsync(request, scope.ServiceProvider, CancellationToken.None)).Result;
    }
}
