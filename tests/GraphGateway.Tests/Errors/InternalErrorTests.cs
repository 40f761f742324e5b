using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using GraphGateway.Tests.Harness;
using GraphQL;
using GraphQL.SystemTextJson;
using GraphQL.Validation;
using Microsoft.Extensions.DependencyInjection;

namespace GraphGateway.Tests.Errors;

/// <summary>A failure of the gateway before anything ran has status 500 with either media type, and says nothing of the inside.</summary>
public sealed class InternalErrorTests
{
    [Theory]
    [InlineData("application/json")]
    [InlineData("application/graphql-response+json")]
    public async Task A_failure_before_the_execution_has_status_500(string accept)
    {
        await using var gateway = await Gateway.StartAsync(configure: services => services.AddSingleton<IDocumentValidator, FailingValidator>());

        foreach (var document in new[] { "{ viewer { account } }", "query A { __typename } query B { __typename }" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = document }) };
            request.Headers.Add("Accept", accept);
            using var response = await gateway.Http.SendAsync(request);
            var body = await response.Content.ReadAsStringAsync();

            Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
            Assert.Contains("INTERNAL_SERVER_ERROR", body, StringComparison.Ordinal);
            Assert.DoesNotContain("words of the inside", body, StringComparison.Ordinal);
        }

        Assert.Contains("words of the inside", gateway.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_outside_an_operation_is_masked_too()
    {
        await using var gateway = await Gateway.StartAsync(
            settings: new() { ["Operations:Execution"] = "Stock" }, configure: services => services.AddSingleton<IGraphQLSerializer, FailingSerializer>());

        using var response = await gateway.Http.PostAsJsonAsync(new Uri("/graphql", UriKind.Relative), new { query = "{ __typename }" });
        var error = (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors")[0];

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Equal("INTERNAL_SERVER_ERROR", error.GetProperty("extensions").GetProperty("code").GetString());
        Assert.Contains(error.GetProperty("extensions").GetProperty("correlationId").GetString()!, gateway.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("words of the inside", error.GetRawText(), StringComparison.Ordinal);
        Assert.Contains("words of the inside", gateway.Log.Text, StringComparison.Ordinal);
    }

    // Fails at each response with data.
    private sealed class FailingSerializer : IGraphQLSerializer
    {
        private readonly GraphQLSerializer _inner = new();

        public bool IsNativelyAsync => _inner.IsNativelyAsync;

        public Task WriteAsync<T>(Stream stream, T? value, CancellationToken cancellationToken = default) =>
            value is ExecutionResult { Data: not null } ? throw new InvalidOperationException("words of the inside") : _inner.WriteAsync(stream, value, cancellationToken);

        public ValueTask<T?> ReadAsync<T>(Stream stream, CancellationToken cancellationToken = default) => _inner.ReadAsync<T>(stream, cancellationToken);

        public T? ReadNode<T>(object? node) => _inner.ReadNode<T>(node);
    }

    // Documents of the manifest are validated when the server starts.
    private sealed class FailingValidator : IDocumentValidator
    {
        public Task<IValidationResult> ValidateAsync(in ValidationOptions options) => options.RequestServices is null && !options.Document.Source.ToString().Contains("query A ", StringComparison.Ordinal)
            ? Task.FromResult<IValidationResult>(new ValidationResult())
            : throw new InvalidOperationException("words of the inside");
    }
}
