namespace Example;

/// <summary>Opens a quick-support connection, once even if it is sent twice, and shows what a refusal looks like.</summary>
internal static class Mutation
{
    private const string Create = """
        mutation Create($input: CreateSupportConnectionInput!) {
          createSupportConnection(input: $input) {
            supportConnection { id status }
            errors { __typename ... on Error { code message } }
          }
        }
        """;

    private const string Close = """
        mutation Close($id: ID!) {
          closeSupportConnection(input: { supportConnectionId: $id }) {
            supportConnection { id status }
            errors { __typename ... on Error { code message } }
          }
        }
        """;

    public static async Task RunAsync(Gateway gateway)
    {
        // One key for one intention: who got no answer sends the same again, and gets the answer to the first.
        var key = Guid.NewGuid().ToString();
        var first = await OpenAsync(gateway, key);
        var second = await OpenAsync(gateway, key);
        var connection = first.SupportConnection ?? throw new InvalidOperationException($"Not opened: {first.Errors?[0].Message}");
        Console.WriteLine($"opened once: {(connection.Id == second.SupportConnection?.Id ? "true" : "false")}");

        // What the domain refuses stands in the payload, with a code to decide by; it is not among the errors of the answer.
        await gateway.AskAsync<Closed>(Close, new { id = connection.Id });
        var again = await gateway.AskAsync<Closed>(Close, new { id = connection.Id });
        foreach (var failure in again.CloseSupportConnection.Errors ?? [])
            Console.WriteLine($"refused: {failure.Code}: {failure.Message}");
    }

    private static async Task<Payload> OpenAsync(Gateway gateway, string key) =>
        (await gateway.AskAsync<Created>(Create, new { input = new { clientName = "Ada" } }, key)).CreateSupportConnection;

    private sealed record Created(Payload CreateSupportConnection);

    private sealed record Closed(Payload CloseSupportConnection);

    private sealed record Payload(Connection? SupportConnection, Failure[]? Errors);

    private sealed record Connection(string Id, string Status);

    private sealed record Failure(string Code, string Message);
}
