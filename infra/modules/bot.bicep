// The bot's registration, with Teams as its one channel: what comes by another, such as Web Chat, the program refuses.

@description('The name of the registration, unique in Azure.')
param name string

@description('The client id of the identity that the bot is.')
param botId string

@description('That identity.')
param identityId string

@description('Its tenant.')
param tenantId string

@description('Where the program answers.')
param host string

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: name
  location: 'global'
  kind: 'azurebot'
  sku: {
    name: 'F0' // Teams is a standard channel: its messages are not counted
  }
  properties: {
    displayName: 'PmoBot'
    endpoint: 'https://${host}/api/messages'
    msaAppType: 'UserAssignedMSI'
    msaAppId: botId
    msaAppMSIResourceId: identityId
    msaAppTenantId: tenantId
    disableLocalAuth: true
    publicNetworkAccess: 'Enabled'
  }
}

resource teams 'Microsoft.BotService/botServices/channels@2022-09-15' = {
  parent: bot
  name: 'MsTeamsChannel'
  location: 'global'
  properties: {
    channelName: 'MsTeamsChannel'
    properties: {
      isEnabled: true
      acceptedTerms: true
    }
  }
}

@description('The registration, for its OAuth connection.')
output name string = bot.name
