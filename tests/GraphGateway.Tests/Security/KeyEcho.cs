using Microsoft.AspNetCore.Http;

namespace GraphGateway.Tests.Security;

/// <summary>Answers of an upstream that tell each caller the key that it called with, as the name of what it has.</summary>
internal static class KeyEcho
{
    public static Task AnswerAsync(HttpContext context)
    {
        var key = context.Request.Query["apikey"].ToString();
        return context.Request.Path.Value switch
        {
            "/v1/agents/list" => context.Response.WriteAsJsonAsync(new { data = new[] { new { id = 1001, name = key, sessions = new { total = 3, last = new { id = 7, start_time = 1_700_000_000 } } } } }),
            "/v1/support/list" => context.Response.WriteAsJsonAsync(new { remain = 5, data = new[] { new { id = 301, client_name = key, status = 0 } } }),
            _ => context.Response.WriteAsJsonAsync(new { offset = 0, limit = 100, total = 1, data = new[] { new { id = 7, start = 1_700_000_000, agent = new { id = 1001, name = key }, clients = new[] { new { login = key } } } } }),
        };
    }
}
