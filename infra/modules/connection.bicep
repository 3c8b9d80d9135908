// The OAuth connection itself.

@description('The registration of the bot.')
param botName string

@description('The client id of the bot.')
param botId string

@description('The tenant in which people sign in.')
param tenantId string

@description('Graph:ConnectionName.')
param connectionName string

@description('The app by which people sign in.')
param appId string

@description('Its client secret.')
@secure()
param clientSecret string

resource bot 'Microsoft.BotService/botServices@2022-09-15' existing = {
  name: botName
}

resource connection 'Microsoft.BotService/botServices/connections@2022-09-15' = {
  parent: bot
  name: connectionName
  location: 'global'
  properties: {
    serviceProviderDisplayName: 'Azure Active Directory v2'
    serviceProviderId: '30dd229c-58e3-4a48-bdfd-91ec48eb906c' // Azure Active Directory v2
    clientId: appId
    clientSecret: clientSecret
    scopes: 'https://graph.microsoft.com/ChannelMessage.Send offline_access openid profile'
    parameters: [
      { key: 'tenantID', value: tenantId }
      { key: 'tokenExchangeUrl', value: 'api://botid-${botId}' }
    ]
  }
}
