namespace GraphGateway.Hosting;

/// <summary>Creates the builder of the server's host.</summary>
internal static class GatewayBuilder
{
    /// <summary>Reads the configuration. The settings files are beside the program, whatever the current folder is.</summary>
    public static WebApplicationBuilder Create(string[] args) =>
        WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
}
