using System.Net;
using System.Net.Http.Json;
using GraphGateway.Tests.Harness;
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

    // Documents of the manifest are validated when the server starts.
    private sealed class FailingValidator : IDocumentValidator
    {
        public Task<IValidationResult> ValidateAsync(in ValidationOptions options) => options.RequestServices is null && !options.Document.Source.ToString().Contains("query A ", StringComparison.Ordinal)
            ? Task.FromResult<IValidationResult>(new ValidationResult())
            : throw new InvalidOperationException("words of the inside");
    }
}
