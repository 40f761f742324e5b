using GraphGateway.GraphTypes;
using GraphGateway.Hosting;
using GraphGateway.Validation;

namespace GraphGateway.Http;

/// <summary>The handler of <c>GET /graphql?sdl</c>: returns the schema (SDL) as a file download, or 404 if introspection is off.</summary>
internal sealed class SchemaDownload(SchemaDocument schema, IntrospectionPolicy introspection)
{
    public static bool Matches(HttpRequest request) => request.IsGetOrHead() && request.Query.ContainsKey("sdl");

    public Task WriteAsync(HttpContext context)
    {
        if (!introspection.IsOn)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        context.Response.ContentType = "application/graphql; charset=utf-8";
        context.Response.Headers.ContentDisposition = "attachment; filename=\"schema.graphql\"";
        return context.Response.WriteAsync(schema.Text, context.RequestAborted);
    }
}
