using GraphGateway.Errors;
using GraphGateway.Operations;
using GraphQL;
using GraphQL.MicrosoftDI;
using GraphQL.SystemTextJson;
using GraphQL.Types;
using GraphQL.Validation.Rules.Custom;

namespace GraphGateway.Graph;

/// <summary>The composition of the engine, the one that the host and the tests use.</summary>
internal static class GatewayGraphQL
{
    public static IServiceCollection AddGatewayGraphQL(this IServiceCollection services)
    {
        services.AddGraphQL(builder => builder
            .AddSchema<GatewaySchema>()
            .AddGraphTypes(typeof(GatewaySchema).Assembly)
            .AddSystemTextJson()
            .AddErrorInfoProvider<GatewayErrorInfoProvider>());
        services.AddSingleton<ErrorMasking>();
        services.AddSingleton<SchemaDocument>();
        return services;
    }
}
