using GraphGateway.Getscreen;
using GraphQL.Types;

namespace GraphGateway.GraphTypes;

internal sealed class LocationType : ObjectGraphType<Geo>
{
    public LocationType()
    {
        Name = "Location";
        Description = "A current or past location. Getscreen derives it from the IP address.";
        Field<StringGraphType>("ip").Description("The IP address; null if not reported.").Reads(location => location.Ip);
        Field<StringGraphType>("country").Description("The country's English name; null if not reported.").Reads(location => location.Country);
        Field<StringGraphType>("region").Description("The region's name; null if not reported.").Reads(location => location.Region);
        Field<StringGraphType>("city").Description("The city's name; null if not reported.").Reads(location => location.City);
    }
}
