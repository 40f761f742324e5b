namespace GraphGateway.Getscreen.Tests.Sandbox;

/// <summary>The sample payloads of the published reference.</summary>
internal static class Samples
{
    public const string AgentsList = """
        {
            "data":[
                {
                    "id":1001,
                    "name":"Allesandro Paci",
                    "group":"Accounting",
                    "disabled":false,
                    "limited":false,
                    "link_time":1587837997,
                    "last_time":1600374761,
                    "geo":{"ip":"2.21.31.68","country":"USA","region":"California","city":"Los Angeles"},
                    "permanent_url":"https://go.getscreen.me/paci",
                    "preview_url":"https://getscreen.me/preview/1245273f5448a704379da46f476564a5.png",
                    "os":"win",
                    "version":"1.9.4",
                    "online":true,
                    "installed":true,
                    "favorite":false,
                    "owner":"john.smith@gmail.com",
                    "sessions":{
                        "last":{
                            "id":148505,
                            "start_time":1600343858,
                            "stop_time":1600343900,
                            "client":{
                                "ip":"188.162.195.82","country":"Russian Federation","region":"Tatarstan","city":"Kazan",
                                "user_agent":"Mozilla/5.0 (Windows NT 10.0; Win64; x64)"
                            }
                        },
                        "total":121
                    }
                }
            ]
        }
        """;

    public const string AgentsConnect = """{"data":{"url":"https://go.getscreen.me/john.smith/?connect=20177&llt=66b4&s=c2c5"}}""";

    public const string SupportConnection = """
        {
            "id":328,
            "status":0,
            "create_time":1600262268,
            "invite_code":"408080316",
            "invite_url":"https://go.getscreen.me/invite/408080316",
            "connect_url":"https://go.getscreen.me/turbo/nrhaStVwQSQ1J4DW0cL4wc1ADUeyug8B",
            "client_name":"Jacob Williams",
            "client_os":"",
            "client_preview_url":""
        }
        """;

    public const string SupportList = $$"""{"remain":100,"data":[{{SupportConnection}}]}""";

    public const string SupportOne = $$"""{"data":[{{SupportConnection}}]}""";

    public const string HistoryList = """
        {
            "offset":0,
            "limit":10,
            "total":15,
            "filter":{"date_from":1608660281,"date_to":1608660389,"agent_id":1001,"video":true},
            "data":[
                {
                    "id":27233,
                    "start":1608660273,
                    "stop":1608660281,
                    "clients":[
                        {
                            "user_agent":"Mozilla/5.0 (Windows NT 10.0; Win64; x64)",
                            "login":"john.smith@gmail.com",
                            "geo":{"ip":"2.21.31.68","country":"USA","region":"California","city":"Los Angeles"}
                        }
                    ],
                    "agent":{
                        "id":1001,
                        "name":"DESKTOP-SJBU5PO",
                        "group":"Accounting",
                        "geo":{"ip":"2.21.31.68","country":"USA","region":"California","city":"Los Angeles"},
                        "os":"win",
                        "version":"2.1.5",
                        "owner":"john.smith@gmail.com"
                    },
                    "video":{"url":"https://st1.getscreen.me/video/2/27233.mp4","size":428652}
                }
            ]
        }
        """;
}
