using GraphGateway.GraphTypes;
using GraphGateway.Hosting;
using GraphGateway.Validation;

namespace GraphGateway.Http;

/// <summary><c>GET /graphql?sdl</c>: the schema as a file.</summary>
internal sealed class SchemaDownload(SchemaDocument schema, IntrospectionPolicy introspection)
{
    public static bool IsAsked(HttpRequest request) => request.IsGetOrHead() && request.Query.ContainsKey("sdl");

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
